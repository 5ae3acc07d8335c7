/** What a form knows beside the answers. */
export const beside = {
  hiddenColumn: (name: string) => `Trường ẩn “${name}”`,
  variantColumn: (label: string) => `Cách hỏi đã dùng: ${label}`,
}
