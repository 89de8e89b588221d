import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { run } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe']
const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [join(folder, 'Google/Chrome/Application'), join(folder, 'Chromium/Application')]),
]
const applications = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

const usable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a Chromium or Chrome on this machine, or undefined. Where CHROME_PATH is set, nothing else is looked at. */
export async function findBrowser() {
  const { CHROME_PATH } = process.env
  if (CHROME_PATH) return usable(CHROME_PATH) ? CHROME_PATH : undefined
  const { chromium } = await import('playwright-core')
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications, chromium.executablePath()]
  return candidates.find((path) => path && existsSync(path) && usable(path))
}

/** How a browser gets onto this machine: Debian's package for root on Debian, else the one playwright brings. */
const recipe = () =>
  process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
    ? 'apt-get update && apt-get install -y --no-install-recommends chromium'
    : 'node_modules/.bin/playwright-core install chromium'

async function agreed(question) {
  if (process.env.CI === 'true') return true
  if (!process.stdin.isTTY) return false
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await prompt.question(question)
  prompt.close()
  return /^y(es)?$/i.test(answer.trim())
}

/** Path of a browser to test with; installs one with CI=true or after a yes. Else throws, naming the command to run. */
export async function browserFor() {
  const found = await findBrowser()
  if (found) return found
  if (process.env.CHROME_PATH) throw new Error(`CHROME_PATH is ${process.env.CHROME_PATH}, where no program can be run: mend it or unset it`)
  const command = recipe()
  if (!(await agreed(`The browser tests need Chromium or Chrome. Run "${command}" now? [y/N] `))) {
    throw new Error(`The browser tests need Chromium or Chrome, and none was found. Install one with:\n\n  ${command}\n`)
  }
  console.log(command)
  for (const [program, ...parts] of command.split(' && ').map((one) => one.split(' '))) {
    if ((await run(program, parts)) !== 0) throw new Error(`"${command}" failed: see above`)
  }
  const now = await findBrowser()
  if (!now) throw new Error(`"${command}" ended well, but no browser is there. Set CHROME_PATH to one.`)
  return now
}

/**
 * Of several lists of features Chromium obeys the last, so what Playwright switches off stands here too. The popups of the address
 * bar are pages of their own, loaded with every window: without them a visit takes little more than half the processor's time.
 */
const idle = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup',
  'AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades',
  'LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning',
]

/** Flags for a quiet headless browser that calls nobody. */
export const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  `--disable-features=${idle.join()}`,
]
