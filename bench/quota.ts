import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Quota {
  hold(pid: number): void
  /** Once the held processes are gone. */
  end(): void
}

const PERIOD = 10_000

/** A share of one processor for whoever is held, by the kernel's control groups; undefined where we may not make one. */
export function quota(name: string, share: number): Quota | undefined {
  const versionOne = existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us')
  const folder = join(versionOne ? '/sys/fs/cgroup/cpu' : '/sys/fs/cgroup', `ydan-bench-${process.pid}-${name}`)
  const set = (file: string, value: string) => writeFileSync(join(folder, file), value)
  try {
    mkdirSync(folder)
    if (versionOne) {
      set('cpu.cfs_period_us', String(PERIOD))
      set('cpu.cfs_quota_us', String(Math.round(share * PERIOD)))
    } else set('cpu.max', `${Math.round(share * PERIOD)} ${PERIOD}`)
  } catch {
    return undefined
  }
  return { hold: (pid) => set('cgroup.procs', String(pid)), end: () => rmdirSync(folder) }
}
