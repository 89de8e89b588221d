import { pixels } from '../../training/pixels.ts'
import { type Collection, isSibling } from './collection.ts'
import { Letter } from './Letter.tsx'
import { face } from './face.ts'
import { distortion, letterOf, license, splitSays } from './says.ts'

const cut = ({ data }: Collection, image: number) => data.images.subarray(image * pixels, (image + 1) * pixels)

/** All that is known of one image. */
export function Detail({ collection, image }: { collection: Collection; image: number }) {
  const { font, face: drawn, distortion: done } = collection.origin(image)
  const near = collection.nearest.get(image)
  const other = near && collection.origin(near.image)
  return (
    <>
      <div className="two">
        <figure>
          <Letter image={cut(collection, image)} />
          <figcaption>this letter</figcaption>
        </figure>
        {near && (
          <figure>
            <Letter image={cut(collection, near.image)} />
            <figcaption>nearest in training</figcaption>
          </figure>
        )}
      </div>
      <dl>
        <dt>Letter</dt>
        <dd>{letterOf(collection, image)}</dd>
        <dt>Font</dt>
        <dd>
          {font.family}, {face(drawn)}
        </dd>
        <dt>Kind</dt>
        <dd>{font.category}</dd>
        <dt>License</dt>
        <dd>{license(font)}</dd>
        <dt>Distortion</dt>
        <dd>{distortion(done)}</dd>
        <dt>Split</dt>
        <dd>{splitSays(collection, image)}</dd>
        <dt>Nearest training letter</dt>
        <dd>
          {near && other ? `${other.font.family}, ${face(other.face)}; distance ${near.distance.toFixed(3)}${isSibling(collection, image) ? ', of the same family' : ''}` : 'it is a training letter itself'}
        </dd>
      </dl>
    </>
  )
}
