/** What each face of the book is cut from, and which characters it keeps. `subset.mjs` cuts; a test reads the result. */

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('')
const letters = ascii.replace(/[^A-Za-z]/g, '')
const digits = '₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'
const punctuation = '\u00a0\u2009\u202f–—‘’“”…·×−±°'
const accents = 'ÀÁÄÅÇÈÉÊËÍÑÓÖØÜßàáâãäåçèéêëíîïñòóôõöøùúûüýć…łńšž'
const greek = 'ΓΔΘΛΞΠΣΦΨΩαβγδεζηθικλμνξπρστυφχψω'

/** Signs that a line of prose or a mark may hold and that its own face lacks. */
export const signs = `${digits}ŷ‖∂√∑∞≈≠≤≥←→↑↓ΔΣΘαβγδεηθλμπρστφω`

const newsreader = (posture) => `@fontsource-variable/newsreader/files/newsreader-latin-opsz-${posture}.woff2`
const sans = 'source-sans/VF/SourceSans3VF-Upright.ttf'
const prose = ascii + punctuation + accents + '§©²³¶¹¼½¾÷′″'
const text = ['kern', 'liga', 'lnum', 'onum', 'pnum', 'tnum', 'mark', 'mkmk', 'ccmp']
const formula = '′ˆ˜¯…⋯⋮'

/** @type {{ file: string, from: string, keeps: string, axes?: Record<string, number | { min: number, max: number }>, features?: string[] }[]} */
export const faces = [
  { file: 'newsreader-text', from: newsreader('normal'), keeps: prose, axes: { opsz: 16, wght: 400 }, features: text },
  { file: 'newsreader-bold', from: newsreader('normal'), keeps: prose, axes: { opsz: 16, wght: 600 }, features: text },
  { file: 'newsreader-italic', from: newsreader('italic'), keeps: prose, axes: { opsz: 16, wght: 400 }, features: text },
  { file: 'newsreader-display', from: newsreader('normal'), keeps: ascii + punctuation + 'éö', axes: { opsz: 56, wght: 380 }, features: text },
  { file: 'source-sans', from: sans, keeps: prose + digits + 'ŷ‖∂√∞≈≠≤≥←→↑↓σμπΔ', axes: { wght: { min: 400, max: 650 } }, features: ['kern', 'lnum', 'tnum', 'mark', 'ccmp'] },
  { file: 'signs', from: sans, keeps: signs, axes: { wght: 400 }, features: ['lnum', 'tnum'] },
  { file: 'kalam', from: '@fontsource/kalam/files/kalam-latin-400-normal.woff2', keeps: `${ascii}\u00a0²³×–’“”…−·±÷`, features: ['kern'] },
  { file: 'KaTeX_Main-Regular', from: 'katex/dist/fonts/KaTeX_Main-Regular.woff2', keeps: `${ascii}\u00a0¬±×÷ΓΔΘΛΞΠΣΦΨΩ←→↑↓↦⇒∂∇∈∋−∘∙√∝∞∣∥∧∼≈≠≡≤≥≪≫⊙⊤⋅⌈⌉⌊⌋⟨⟩\ue020${formula}` },
  { file: 'KaTeX_Math-Italic', from: 'katex/dist/fonts/KaTeX_Math-Italic.woff2', keeps: letters + greek + 'ϕϵ' },
  { file: 'KaTeX_Size1-Regular', from: 'katex/dist/fonts/KaTeX_Size1-Regular.woff2', keeps: '()[]{}|/\\ˆ˜∏∑√∣∥⟨⟩⌈⌉⌊⌋ \u00a0' },
  { file: 'KaTeX_Size2-Regular', from: 'katex/dist/fonts/KaTeX_Size2-Regular.woff2', keeps: '()[]{}/\\ˆ˜∏∑√⟨⟩⌈⌉⌊⌋ \u00a0' },
]
