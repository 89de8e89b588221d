import { evaluate, numbers } from '../math/algebra.ts'
import { names } from '../math/expr.ts'
import { bracketed, format, type Place } from '../math/format.ts'
import { formula } from '../math/parse.ts'
import { open } from '../registry/stores.ts'
import { given } from '../solution/solve.ts'
import { quantity } from '../widgets/kit/quantity.ts'

/** Writes one number where a page quotes it, in prose, KaTeX or MathML. */
function write(element: HTMLElement, known: Readonly<Record<string, number>>) {
  const { n = '', digits, expr, place } = element.dataset
  const id = n.split('.')[1]
  const e = expr === undefined ? undefined : formula(expr)
  // A page may speak of a name that the reader's shape does not have: then the number stands.
  if (e && [...names(e)].some((name) => known[name] === undefined)) return
  const value = e ? evaluate(e, numbers, (name) => known[name]) : id !== undefined ? known[id] : undefined
  if (value === undefined) return
  const text = format(value, digits ? Number(digits) : place ? 4 : 5)
  element.textContent = place ? bracketed(text, place as Place) : text
  element.title = String(value)
}

/**
 * Keeps every number and every sign's color on the page in step with a widget, in the same task as its change.
 * @param state query text of the state in which the page shows it: whoever opens a widget first decides
 */
export async function follow(name: string, state = ''): Promise<void> {
  const { entry, store } = await open(name, name, state)
  const own = document.querySelectorAll<HTMLElement>(`[data-n="${name}"], [data-n^="${name}."]`)
  const signed = [...document.querySelectorAll<HTMLElement>('.wpos, .wneg')]
    .filter((element) => element.closest('[data-id]') && !element.closest('astro-island'))
    .map((element) => ({ element, id: element.closest<HTMLElement>('[data-id]')?.dataset.id ?? '', color: '' }))
  const paint = () => {
    const known = { ...given(entry.problem ?? {}, store.get()), ...store.result() }
    for (const element of own) write(element, known)
    for (const sign of signed) {
      const color = quantity(sign.id, known) ?? ''
      if (color === sign.color || !color.startsWith('w')) continue
      sign.color = color
      sign.element.classList.toggle('wpos', color === 'wpos')
      sign.element.classList.toggle('wneg', color === 'wneg')
    }
  }
  store.subscribe(paint)
}

/** Lights a symbol everywhere on the page while it is pointed at or focused anywhere. */
export function light(root: HTMLElement): void {
  let now = ''
  const show = (id: string) => {
    if (id === now) return
    for (const element of root.querySelectorAll('.pointed')) element.classList.remove('pointed')
    now = id
    if (id !== '') for (const element of root.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)) element.classList.add('pointed')
  }
  const at = (event: Event) => (event.target as Element | null)?.closest<HTMLElement>('[data-id]')?.dataset.id ?? ''
  root.addEventListener('pointerover', (event) => show(at(event)))
  root.addEventListener('pointerleave', () => show(''))
  root.addEventListener('focusin', (event) => show(at(event)))
  root.addEventListener('focusout', () => show(''))
}
