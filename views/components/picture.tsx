interface PictureViewProps {
  address: string
  /** In pixels, so that the page keeps the room free before it comes. */
  width: number
  height: number
  /** Empty where the words beside it say the same. */
  description: string
  /** Fetched at once, as for print. */
  eager?: boolean
}

/** A picture beside a question; fetched when it comes near the screen. */
export const PictureView = ({ address, width, height, description, eager = false }: PictureViewProps) => (
  <img
    class="picture"
    src={address}
    width={width}
    height={height}
    alt={description}
    loading={eager ? undefined : 'lazy'}
    decoding="async"
  />
)
