import { useEffect, useMemo, useRef } from 'react'
import { valueSays } from '../../fields/field.ts'
import type { Store } from '../../fields/store.ts'
import { useFields } from '../kit/useStore.ts'
import type { ViewProps } from '../kit/View.ts'
import { chosen, imagesOf } from './choose.ts'
import { Classes } from './Classes.tsx'
import { Controls } from './Controls.tsx'
import { Detail } from './Detail.tsx'
import { chapter, type LettersFields, lettersFields } from './fields.ts'
import { meansOf, nothing as blank } from './means.ts'
import { splitLabel, summary } from './says.ts'
import { useCollection } from './useCollection.ts'
import { Wall } from './Wall.tsx'

const total = (lettersFields.image.control as { max: number }).max + 1

/** A browser of the letters: which there are, what each comes from, and what stands nearest to it in training. */
export default function LettersView({ store: any, embedded = false, locked = [], bare = false, onError }: ViewProps) {
  const store = any as Store<LettersFields>
  const state = useFields(store)
  const figure = useRef<HTMLElement>(null)
  const { collection, fault, retry } = useCollection(state.data, figure)
  const { split, letter, family, sort } = state
  const images = useMemo(() => (collection ? chosen(collection, { split, letter, family, sort }) : []), [collection, split, letter, family, sort])
  const means = useMemo(() => (collection ? meansOf(collection.data, imagesOf(collection, split)) : blank), [collection, split])
  const pairs = state.show === 'pairs'
  const says = collection ? summary(collection, images, pairs) : ''
  useEffect(() => {
    if (fault) onError?.(fault.code, fault.says)
  }, [fault, onError])
  const at = images.includes(state.image) ? state.image : images[0]
  return (
    <figure className="fig letters-figure" id="letters" ref={figure}>
      <figcaption>
        <span>
          <b>{total.toLocaleString('en-US')} letters.</b> {split === 'all' ? 'Every split' : `The ${splitLabel(split)} letters`}, {valueSays(lettersFields.data, state.data)}.
        </span>
      </figcaption>
      {!bare && <Controls store={store} locked={locked} />}
      {fault && (
        <p className="stuck" role="alert">
          {fault.says}{' '}
          <button type="button" className="b" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {!bare && <Classes means={means} value={letter} onChange={(value) => store.set({ letter: value as typeof letter }, 'reader')} locked={locked.includes('letter')} />}
      <p className="said" role="status">
        {collection ? `${says}${family && images.length === 0 ? `: no family’s name holds “${family}” here.` : '.'}` : 'The letters come when they are looked at: 2.4 MB, checked as they arrive.'}
      </p>
      <div className="browse">
        {collection ? <Wall collection={collection} images={images} pairs={pairs} at={at ?? 0} onChange={(image) => store.set({ image }, 'reader')} label={says} /> : <div className="wall" />}
        <div className="detail">{collection && at !== undefined && <Detail collection={collection} image={at} />}</div>
      </div>
      {embedded && (
        <p className="home-link">
          <a className="b plain" href={`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${chapter}`} target="_blank" rel="noopener">
            From Chain Rule
          </a>
        </p>
      )}
    </figure>
  )
}
