export { GET } from '../embed.js.ts'
