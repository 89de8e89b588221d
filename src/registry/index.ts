import type { ComponentType } from 'react'
import type { Fields, State } from '../fields/field.ts'
import { createStore, type Store } from '../fields/store.ts'
import type { Problem } from '../solution/problem.ts'
import { outcome } from '../solution/solve.ts'
import type { ViewProps } from '../widgets/kit/View.ts'

/** A widget that any page, and any foreign page, can show. */
export interface WidgetEntry {
  id: string
  title: string
  /** Address of its chapter below the site's base, with slashes at both ends. */
  chapter: string
  fields: Fields
  /** A fresh store; `initial` is a whole valid state. */
  open(initial?: State<Fields>): Store
  /** The name of the engine that a store's result comes from, where one trains. */
  engine?(store: Store): string | undefined
  /** Only for problems: the data that solve and check read. */
  problem?: Problem
  View: ComponentType<ViewProps>
}

type Module<T> = () => Promise<{ default: T }>
const problems = import.meta.glob('/content/problems/*/problem.ts') as Record<string, Module<Problem>>
const views = import.meta.glob('/content/problems/*/Widget.tsx') as Record<string, Module<ComponentType<ViewProps>>>

/** `/content/problems/02-backprop/problem.ts` → `backprop`: a folder minus its number. */
function idOf(path: string): string {
  return path.split('/')[3]!.replace(/^\d+-/, '')
}

const loaders: Record<string, () => Promise<WidgetEntry>> = {}
for (const [path, problem] of Object.entries(problems)) {
  const folder = path.slice(0, path.lastIndexOf('/'))
  const view = views[`${folder}/Widget.tsx`]
  if (!view) continue
  loaders[idOf(path)] = async () => {
    const [{ default: data }, { default: View }] = await Promise.all([problem(), view()])
    return {
      id: data.id,
      title: data.title,
      chapter: `${folder.slice('/content'.length)}/`,
      fields: data.inputs,
      open: (initial) => createStore(data.inputs, initial, (state) => outcome(data, state), data),
      problem: data,
      View,
    }
  }
}

loaders['letters'] = async () => {
  const [{ chapter, lettersFields, openLetters, title }, { default: View }] = await Promise.all([import('../widgets/letters/fields.ts'), import('../widgets/letters/index.tsx')])
  return { id: 'letters', title, chapter: `/${chapter}`, fields: lettersFields, open: openLetters as unknown as WidgetEntry['open'], View }
}

loaders['lab'] = async () => {
  const { chapter, default: View, engineInUse, labFields, openLab, title } = await import('../widgets/lab/index.tsx')
  // A store of these fields: what the registry hands out knows fields only by their declarations.
  return { id: 'lab', title, chapter: `/${chapter}`, fields: labFields, open: openLab as unknown as WidgetEntry['open'], engine: engineInUse, View }
}

/** Ids of all widgets, in the order of the book. */
export const ids: readonly string[] = Object.keys(loaders)

/** @throws RangeError where no widget has the id */
export async function load(id: string): Promise<WidgetEntry> {
  const loader = Object.hasOwn(loaders, id) ? loaders[id] : undefined
  if (!loader) throw new RangeError(`No widget is called “${id}”. There are ${ids.join(', ')}.`)
  return loader()
}
