import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import type { Notice } from '../fields/field.ts'
import { useFields } from '../widgets/kit/useStore.ts'
import { Notices } from '../widgets/kit/Notices.tsx'
import type { ViewProps } from '../widgets/kit/View.ts'
import { open, type Opened } from './stores.ts'

export interface IslandProps extends Omit<ViewProps, 'store'> {
  id: string
  /** Unique on the page; the id where there is one of it. */
  name?: string
  /** Query text of the state in which the author shows it. */
  state?: string
  /** Where the reader's own state comes from. */
  address?: 'query' | 'none'
  /** Keys of the address that are not fields and are read by someone else. */
  reserved?: readonly string[]
}

/** Keys that any address may carry (search highlights, campaign tags): not ours to complain about. */
const foreign = /^(utm_|fbclid$|gclid$|highlight$)/

/** The same list every time, so that an island whose page reserves nothing starts once. */
const none: readonly string[] = []

function Mounted({ opened, address = 'query', reserved = none, id: _id, name: _name, state: _state, ...view }: IslandProps & { opened: Opened }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  useEffect(() => {
    const pairs = address === 'query' ? [...new URLSearchParams(location.search)].filter(([key]) => !reserved.includes(key) && !foreign.test(key)) : []
    setNotices(opened.start(pairs))
  }, [opened, address, reserved])
  const state = useFields(opened.store)
  // A frame says these beside its own; parts leave them to the whole view.
  const standing = view.embedded || view.part !== undefined ? [] : (opened.store.shape.notices?.(state) ?? [])
  return (
    <>
      <Notices notices={[...notices, ...standing]} />
      <opened.entry.View store={opened.store} {...view} />
    </>
  )
}

const mounted = new Map<string, ComponentType<IslandProps>>()

/** The view of one widget, loaded as its own chunk; on the server it is drawn at once. */
export default function Island(props: IslandProps) {
  const { id, name = id, state = '' } = props
  const key = `${name}?${state}`
  let View = mounted.get(key)
  if (!View) {
    View = lazy(async () => {
      const opened = await open(id, name, state)
      return { default: (rest: IslandProps) => <Mounted opened={opened} {...rest} /> }
    })
    mounted.set(key, View)
  }
  return (
    <Suspense fallback={null}>
      <View {...props} />
    </Suspense>
  )
}
