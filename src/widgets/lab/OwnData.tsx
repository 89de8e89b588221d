import { useEffect, useState } from 'react'
import { decode } from '../../training/own/decode.ts'
import { limits, megabytes, OwnFault } from '../../training/own/limits.ts'
import { readOwn } from '../../training/own/read.ts'
import { isDark, makeSet, type Reading } from '../../training/own/set.ts'
import { own } from '../../training/own/store.ts'
import { useFields } from '../kit/useStore.ts'
import { Drawn } from './Drawn.tsx'
import { OwnList } from './OwnList.tsx'
import { OwnReading } from './OwnReading.tsx'
import type { OpenedProps } from './panels.ts'
import { passing } from './passing.ts'
import { useOwn } from './useOwn.ts'

/** Images of the reader's own in place of Letters: read, shown, kept and removed here, and sent nowhere. */
export default function OwnData({ store, stays }: OpenedProps) {
  const { data } = useFields(store)
  const cards = useOwn()
  const [reading, setReading] = useState<{ read: Reading; dark: boolean }>()
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(undefined)
    try {
      await work()
    } catch (error) {
      setFault(error instanceof OwnFault ? error.says : 'The files could not be read. Choose them again.')
    } finally {
      setBusy(false)
    }
  }
  const take = (files: readonly File[]) =>
    void attempt(async () => {
      setReading(undefined)
      const read = await readOwn(files, decode)
      setReading({ read, dark: isDark(read.images) })
    })
  const keep = (read: Reading, dark: boolean) =>
    attempt(async () => {
      const set = await makeSet(read, { dark, now: Date.now() })
      const kept = await own.put(set)
      setReading(undefined)
      store.set({ data: set.name }, 'reader')
      const { train, validation, test } = set.splits
      setSaid(`The next run trains on ${set.says}: ${train.length.toLocaleString('en-US')} images to learn from, ${validation.length.toLocaleString('en-US')} to choose by, ${test.length.toLocaleString('en-US')} to judge by.${kept ? '' : ' This page may store nothing: they last until it is closed.'}`)
    })
  useEffect(() => setFault(undefined), [data])
  const lost = data.startsWith('own:') && cards !== undefined && !cards.some(({ name }) => name === data)
  return (
    <div className="own-data">
      <p>
        Two IDX files, images and labels, gzipped or not; or a zip with a folder of PNGs for each class. From 2 to {limits.classes} classes (the network keeps its ten outputs; with fewer classes the rest have nothing to learn), at least {limits.imagesOfClass} images of each, at most{' '}
        {limits.images.toLocaleString('en-US')} in all, files up to {megabytes(limits.file)}. They are read in this page and never sent anywhere. Of each class 15 % go to validation and 15 % to test.
      </p>
      {lost && (
        <p className="fault-says" role="alert">
          The run asks for own data called {data}, which are not in this browser: they were removed, or read in another one. Read the same files again (the same files get the same name), or choose other data.
        </p>
      )}
      <div className="bar">
        <label className="b file">
          Choose files
          {/* Disabled while files are read, it would drop the focus. */}
          <input
            type="file"
            multiple
            aria-disabled={busy || undefined}
            onClick={(event) => busy && event.preventDefault()}
            onChange={(event) => {
              take([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </label>
        {data !== 'letters' && (
          <button type="button" className="b plain" onClick={passing(stays, () => store.set({ data: 'letters' }, 'reader'))}>
            Back to Letters
          </button>
        )}
        <span role="status">{busy ? 'Reading …' : said}</span>
      </div>
      {fault && (
        <p className="fault-says" role="alert">
          {fault}
        </p>
      )}
      {reading && <OwnReading {...reading} busy={busy} onDark={(dark) => setReading({ ...reading, dark })} onKeep={passing(stays, () => keep(reading.read, reading.dark))} onLeave={passing(stays, () => setReading(undefined))} />}
      <Drawn busy={busy} onKeep={(read) => void keep(read, false)} />
      <OwnList cards={cards} data={data} onUse={(name) => store.set({ data: name }, 'reader')} stays={stays} />
    </div>
  )
}
