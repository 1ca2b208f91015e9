import {
  type ChatHistoryItem,
  type ChatWrapper,
  isLlamaText,
  JinjaTemplateChatWrapper,
  type LlamaModel,
  LlamaText,
  resolveChatWrapper,
  SpecialTokensText,
} from 'node-llama-cpp'
import { skipThought, type ThoughtMarks } from './skip-thought.ts'

/** How a model wants a conversation written. */
export type ChatFormat = {
  readonly wrapper: ChatWrapper
  /** Stands between the template's marks and the answer, so that the answer comes at once and is not thought about. */
  readonly opening: LlamaText
}

/** The format of a template, the model's own unless another is given. Takes up to a second for a long one. */
export function chatFormatOf(model: LlamaModel, template: string = ownTemplate(model)): ChatFormat {
  const jinjaTemplate = { ...PLAIN_TEXT, ...(template === '' ? {} : { template }) }
  const settings = { ...THINKING_OFF, jinjaTemplate }
  const found = resolveChatWrapper(model, { warningLogs: false, customWrapperSettings: settings })
  const thought = thoughtMarksOf(found)
  const wrapper = thought === null ? found : (withoutThinking(found, model, template) ?? found)
  return { wrapper, opening: openingOf(wrapper, thought, template) }
}

const ownTemplate = (model: LlamaModel): string => model.fileInfo.metadata.tokenizer?.chat_template ?? ''

/** Calls of functions are never asked for: looking for their form would take half of the time. */
const PLAIN_TEXT = { functionCallMessageTemplate: 'noJinja' } as const
/** For some families thinking is a matter of the system prompt, too. */
const THINKING_OFF = { gemma4: { reasoning: false }, seed: { thinkingBudget: 0 } }

/**
 * A general template with its own switch for thinking (`enable_thinking`) off: some then say so in the system prompt, too.
 * `null` when the template has no such form.
 */
function withoutThinking(found: ChatWrapper, { tokenizer }: LlamaModel, template: string): ChatWrapper | null {
  if (!(found instanceof JinjaTemplateChatWrapper)) return null
  try {
    const wrapper = new JinjaTemplateChatWrapper({ ...PLAIN_TEXT, template, tokenizer, reasoning: false })
    renderOpening(wrapper)
    return wrapper
  } catch {
    // Not every template knows the switch; the one that was found works in any case.
    return null
  }
}

function openingOf(wrapper: ChatWrapper, thought: ThoughtMarks | null, template: string): LlamaText {
  const { opening, inject } = renderOpening(wrapper)
  if (inject !== null) return inject
  const skipped = thought === null ? '' : skipThought(thought, template, opening)
  return LlamaText(skipped === '' ? [] : [new SpecialTokensText(skipped)])
}

/** A word that stands in no template. */
const QUESTION = 'q8kz3v'
const PROBE: readonly ChatHistoryItem[] = [
  { type: 'system', text: 'a' },
  { type: 'user', text: QUESTION },
  { type: 'model', response: [] },
]

/** The marks between a question and its answer; and where the template has channels, what chooses the answer's. */
function renderOpening(wrapper: ChatWrapper): { readonly opening: string; readonly inject: LlamaText | null } {
  const { contextText, noPrefixTrigger } = wrapper.generateContextState({ chatHistory: PROBE })
  const text = contextText.values.map((value) => value.toString()).join('')
  return {
    opening: text.slice(text.lastIndexOf(QUESTION) + QUESTION.length),
    inject: noPrefixTrigger?.type === 'response' ? noPrefixTrigger.inject : null,
  }
}

/** `null` for a family that does not think. */
function thoughtMarksOf({ settings }: ChatWrapper): ThoughtMarks | null {
  const thought = settings.segments?.thought
  if (thought === undefined) return null
  const { prefix, suffix = '' } = thought
  const opensByItself = typeof prefix === 'object' && !isLlamaText(prefix)
  return { prefix: opensByItself ? '' : LlamaText(prefix).toString(), suffix: LlamaText(suffix).toString() }
}
