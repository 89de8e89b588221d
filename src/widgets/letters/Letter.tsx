import { useEffect, useRef } from 'react'

interface Props {
  /** 784 bytes, row by row, 0 (paper) … 255 (ink). */
  image: Uint8Array
  /** What it shows; leave out where words beside it do. */
  says?: string
}

/** One picture of 28 × 28: ink on paper, and paper on ink where the page is dark. Its size is the style sheet's. */
export function Letter({ image, says }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const picture = context.createImageData(28, 28)
    for (let p = 0; p < image.length; p++) picture.data[4 * p + 3] = image[p]!
    context.putImageData(picture, 0, 0)
  }, [image])
  return <canvas ref={canvas} className="letter" width={28} height={28} {...(says ? { role: 'img', 'aria-label': says } : { 'aria-hidden': true })} />
}
