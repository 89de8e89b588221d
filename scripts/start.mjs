import { build, builds } from './setup/build.mjs'
import { install } from './setup/install.mjs'
import { serve } from './serve.mjs'

/** `npm start`: installs and builds what is missing, then serves the site until it is stopped. */
try {
  await install()
  await build('root')
  const { address } = await serve({ ...builds.root, port: Number(process.env.PORT ?? 4321) })
  console.log(`\nChain Rule is at ${address} (stop with Ctrl+C)`)
} catch (error) {
  console.error(`\n${error.message}`)
  process.exit(1)
}
