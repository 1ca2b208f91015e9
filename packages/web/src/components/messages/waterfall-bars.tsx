import type { Waterfall } from '@eva/protocol'
import type { Turn } from '../../lib/conversation/conversation.ts'
import { brainLabel } from '../../lib/text/brain-names.ts'
import { formatMs } from '../../lib/text/milliseconds.ts'
import { waterfallRows, waterfallScaleMs, waterfallTicksMs } from '../../lib/text/waterfall-rows.ts'
import { useChat, useSettings, useText } from '../eva-context.tsx'
import { SwitchList } from './switch-list.tsx'

/** One line of the bars, on the columns that all of them share. */
const ROW = 'col-span-full grid grid-cols-subgrid items-center gap-y-1'

/** Where one turn's time went, step by step. */
export function WaterfallBars({ turn, waterfall }: { turn: Turn; waterfall: Waterfall }) {
  const text = useText()
  const { language } = useSettings()
  const playDelayMs = useChat(({ firstSound }) => (firstSound?.turnId === turn.id ? firstSound.delayMs : null))
  const rows = waterfallRows(waterfall, playDelayMs)
  const scaleMs = waterfallScaleMs(rows)
  const percent = (ms: number) => `${Math.min(100, (ms / scaleMs) * 100)}%`
  return (
    <figure className="arrive rounded-2xl border border-line bg-raised p-4 text-xs">
      <figcaption className="mb-3 text-muted">
        {waterfall.stt === null ? text.barsFrom : text.barsFromSpeech}
      </figcaption>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-2.5 sm:grid-cols-[auto_1fr_auto] sm:gap-y-2">
        <Axis ticksMs={waterfallTicksMs(scaleMs)} percent={percent} />
        {rows.map(({ step, startMs, endMs }) => (
          <div key={step} className={ROW} data-step={step}>
            <dt className="col-start-1">{text[`bar_${step}`]}</dt>
            <dd className="col-start-2 text-right sm:col-start-3 text-muted tabular-nums">
              {formatMs(endMs, language)}
            </dd>
            {/* On a phone below its words, as wide as the page allows. */}
            <dd
              aria-hidden="true"
              className="relative col-span-2 h-2.5 overflow-hidden rounded-full bg-sunken sm:col-span-1 sm:col-start-2 sm:row-start-1"
            >
              <span
                className={`absolute inset-y-0 min-w-1 rounded-full ${step === 'total' ? 'bg-muted/45' : 'bg-accent'} ${endMs > scaleMs ? 'rounded-r-none [mask-image:linear-gradient(to_right,black_70%,transparent)]' : ''}`}
                // The shortest bar keeps its width also at the very end.
                style={{ left: `min(${percent(startMs)}, 100% - 0.25rem)`, right: `calc(100% - ${percent(endMs)})` }}
              />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {turn.provider !== null && (
          <span>
            {text.answeredBy} {brainLabel({ provider: turn.provider, model: turn.model }, text)}
          </span>
        )}
        {turn.voice !== null && (
          <span>
            {text.spokenBy} {turn.voice}
          </span>
        )}
        {turn.figures !== null && <span>{text.tokens(turn.figures.tokens)}</span>}
      </p>
      {turn.switches.length > 0 && <SwitchList switches={turn.switches} />}
    </figure>
  )
}

/** What the width of the bars stands for. Only for the eye: each bar tells its own figure. */
function Axis({ ticksMs, percent }: { ticksMs: readonly number[]; percent: (ms: number) => string }) {
  const { language } = useSettings()
  return (
    <div aria-hidden="true" className={`${ROW} text-[0.625rem] text-muted tabular-nums`}>
      <div className="relative col-span-2 h-4 border-b border-line sm:col-span-1 sm:col-start-2">
        {ticksMs.map((ms, index) => (
          <span
            key={ms}
            className={`absolute bottom-0.5 ${index === 0 ? '' : ms === ticksMs.at(-1) && percent(ms) === '100%' ? '-translate-x-full' : '-translate-x-1/2'}`}
            style={{ left: percent(ms) }}
          >
            {ms === 0 ? '0' : formatMs(ms, language)}
          </span>
        ))}
        {ticksMs.map((ms) => (
          <span key={ms} className="absolute -bottom-1 h-1 border-l border-line" style={{ left: percent(ms) }} />
        ))}
      </div>
    </div>
  )
}
