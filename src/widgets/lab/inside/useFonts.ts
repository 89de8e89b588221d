import { useEffect, useState } from 'react'
import { face as faceSays } from '../../letters/face.ts'
import { site } from '../fields.ts'

/** What is said of an image's origin: `Alegreya, bold italic, distorted`. */
export type FontOf = (image: number) => string | undefined

const nothing: FontOf = () => undefined

/** The fonts of the book's letters, by the number of the image; of other data there is nothing to say. */
export function useFonts(data: string): FontOf {
  const [fontOf, setFontOf] = useState<FontOf>(() => nothing)
  useEffect(() => {
    let here = true
    setFontOf(() => nothing)
    if (!data.startsWith('letters')) return
    const read = async () => {
      const [{ loadIndex, origins }, { fetchFrom }] = await Promise.all([import('../../../training/provenance.ts'), import('../../../training/load.ts')])
      const origin = origins(await loadIndex(fetchFrom(`${site()}data/letters`)))
      const says: FontOf = (image) => {
        const { font, face, distortion } = origin(image)
        return `${font.family}, ${faceSays(face)}${distortion ? ', distorted' : ''}`
      }
      if (here) setFontOf(() => says)
    }
    // Without the list of fonts the pictures still say what they are.
    read().catch(() => undefined)
    return () => {
      here = false
    }
  }, [data])
  return fontOf
}
