import { execFileSync } from 'node:child_process'

/** Resident memory of the processes that this one has begun, in MB; `null` where the system does not tell. */
export function memoryOfChildrenMb(): number | null {
  try {
    const lines = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,comm='], { encoding: 'utf8' }).split('\n')
    const rows = lines.map((line) => line.trim().split(/\s+/)).filter(([parent]) => Number(parent) === process.pid)
    const kilobytes = rows.filter(([, , name]) => name !== 'ps').reduce((sum, [, rss]) => sum + Number(rss), 0)
    return kilobytes === 0 ? null : kilobytes / 1024
  } catch {
    return null
  }
}
