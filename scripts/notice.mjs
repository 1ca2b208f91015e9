import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './launch/root.mjs'
import { renderNotice } from './notice/render.mjs'
import { thirdParties } from './notice/third-parties.mjs'

// Run after a change of dependencies: `node scripts/notice.mjs`.
writeFileSync(path.join(ROOT, 'NOTICE'), renderNotice(thirdParties(ROOT)))
