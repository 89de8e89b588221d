// Becomes /embed.js and /embed/v1.js: a classic script for pages that are not ours, 2 KB at most.
import { toField } from '../fields/snippet.ts'

const script = document.currentScript as HTMLScriptElement | null
const home = script?.src.replace(/embed(\/v1)?\.js([?#].*)?$/, '') ?? ''

/** Attributes that are HTML's or our own. All others are fields or reserved keys. */
const plain = /^(widget|src|base|id|class|style|title|slot|part|dir|hidden|tabindex|role|data-.*|aria-.*|on.*)$/

const kept = 100

function define() {
  class ChainRule extends HTMLElement {
    frame: HTMLIFrameElement | null = null
    /** Messages for a frame that is not ready; null once it is. */
    early: object[] | null = []
    root = this.attachShadow({ mode: 'open' })
    near: IntersectionObserver | undefined
    attributesSeen = new MutationObserver((records) => this.changed(records))

    constructor() {
      super()
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(':host{display:block}:host([hidden]){display:none}iframe{border:0;display:block;width:100%;height:400px}')
      this.root.adoptedStyleSheets = [sheet]
    }

    connectedCallback() {
      addEventListener('message', this)
      this.attributesSeen.observe(this, { attributes: true, attributeOldValue: true })
      this.wait()
    }

    disconnectedCallback() {
      removeEventListener('message', this)
      this.attributesSeen.disconnect()
      this.clear()
    }

    clear() {
      this.near?.disconnect()
      this.frame?.remove()
      this.frame = null
      this.early = []
    }

    /** Starts the frame when it is about to be seen. */
    wait() {
      this.near = new IntersectionObserver((seen) => seen.some((e) => e.isIntersecting) && this.start(), { rootMargin: '300px' })
      this.near.observe(this)
    }

    start() {
      this.near?.disconnect()
      const widget = this.getAttribute('widget')
      if (!widget) return
      const frame = (this.frame = document.createElement('iframe'))
      const state = new URLSearchParams()
      for (const { name, value } of this.attributes) if (!plain.test(name)) state.set(toField(name), value)
      const query = String(state)
      const base = (this.getAttribute('base') || home).replace(/\/?$/, '/')
      frame.title = this.title || `Chain Rule: ${widget}`
      // An isolated page may let the widget use several threads.
      frame.allow = `clipboard-write${globalThis.crossOriginIsolated ? '; cross-origin-isolated' : ''}`
      frame.src = `${new URL(base, document.baseURI).href}embed/${encodeURIComponent(widget)}/${query && `?${query}`}`
      this.root.append(frame)
    }

    changed(records: MutationRecord[]) {
      const state: Record<string, string> = {}
      let anew = false
      for (const { attributeName, oldValue } of records) {
        const name = attributeName!
        const value = this.getAttribute(name)
        if (value === oldValue) continue
        if (name === 'title' && this.frame) this.frame.title = this.title
        // Only the frame knows what a field is without its attribute: it starts anew.
        else if (name === 'widget' || name === 'base' || (value === null && !plain.test(name))) anew = true
        else if (!plain.test(name)) state[toField(name)] = value!
      }
      if (anew) {
        this.clear()
        this.wait()
      } else if (this.frame && Object.keys(state).length) this.set(state)
    }

    handleEvent({ source, data }: MessageEvent) {
      const frame = this.frame
      if (!frame || source !== frame.contentWindow || data?.chainRule !== 1) return
      if (data.type === 'resize' && data.height > 0) frame.style.height = `${data.height}px`
      if (data.type === 'ready') {
        const early = this.early ?? []
        this.early = null
        early.forEach((message) => this.send(message))
      }
      this.dispatchEvent(new CustomEvent(`chainrule-${data.type}`, { bubbles: true, detail: data }))
    }

    /** Sends a message of the protocol, `chainRule: 1` added; kept until the widget is ready. */
    send(message: object) {
      if (this.early) {
        if (this.early.length < kept) this.early.push(message)
      } else this.frame?.contentWindow?.postMessage({ chainRule: 1, ...message }, '*')
    }
    set(state: object, id?: unknown) {
      this.send({ type: 'set', state, id })
    }
    get(id?: unknown) {
      this.send({ type: 'get', id })
    }
    check(answers: object, id?: unknown) {
      this.send({ type: 'check', answers, id })
    }
  }
  customElements.define('chain-rule', ChainRule)
}

if (!customElements.get('chain-rule')) define()
