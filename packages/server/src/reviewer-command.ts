import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import type { ReviewerCommand, ReviewWish } from './reviews/index.ts'

/** The reviewer: a program of its own, which knows her by her address alone. */
const REVIEWER = fileURLToPath(new URL('../../check/src/main.ts', import.meta.url))

/** Nothing of this machine's settings reaches the reviewer but where it writes, and how it is let in. */
export function reviewerCommand({ runs, only }: ReviewWish, address: string, config: Config): ReviewerCommand {
  const secret = config.apiKey ?? config.password
  return {
    file: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      REVIEWER,
      '--progress',
      '--url',
      address,
      ...(runs === null ? [] : ['--runs', `${runs}`]),
      ...(only.length === 0 ? [] : ['--only', only.join(',')]),
    ],
    env: {
      PATH: process.env.PATH ?? '',
      EVA_DATA_DIR: config.dataDir,
      ...(secret === null ? {} : { EVA_API_KEY: secret }),
    },
  }
}
