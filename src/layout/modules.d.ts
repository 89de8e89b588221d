declare module '@pagefind/default-ui' {
  export class PagefindUI {
    constructor(options: Record<string, unknown>)
  }
}

declare module 'virtual:katex.css' {}
