import { problem } from '../kernel/problem'

/** What of the memory the forms that are still coming in may hold together, in bytes. */
export interface Room {
  all: number
  /** Of it for whoever is not signed in: the rest is kept for the staff. */
  residents: number
  /** Of that for one source, so that nobody fills it alone. */
  source: number
}

export interface Sender {
  isStaff: boolean
  /** '' where it is not known: then no share would be fair. */
  source: string
}

export interface Held {
  /** Throws busy: the rest asks again a little later. */
  take(bytes: number): void
  giveBack(): void
}

/** Gives each form that comes in its part of the room. */
export function arrivals(room: Room): (sender: Sender) => Held {
  let all = 0
  let residents = 0
  const sources = new Map<string, number>()
  const count = ({ isStaff, source }: Sender, bytes: number): number => {
    all += bytes
    if (isStaff) return 0
    residents += bytes
    const ofSource = (sources.get(source) ?? 0) + bytes
    if (ofSource > 0) sources.set(source, ofSource)
    else sources.delete(source)
    return source === '' ? 0 : ofSource
  }
  return (sender) => {
    let held = 0
    return {
      take: (bytes) => {
        held += bytes
        const ofSource = count(sender, bytes)
        if (all > room.all || (!sender.isStaff && (residents > room.residents || ofSource > room.source))) throw problem('busy')
      },
      giveBack: () => {
        count(sender, -held)
        held = 0
      },
    }
  }
}
