import type { OptionalFields } from './optional-fields.ts'

/** How some models are kept from thinking aloud, which costs time before the first word. */
export type ThinkingRule = {
  readonly models: RegExp
  /** What every request carries; then, for each answer that came with thoughts all the same, what is added. */
  readonly off: readonly OptionalFields[]
}

/**
 * Sources: https://console.groq.com/docs/reasoning. `reasoning_format` and `include_reasoning` exclude each other;
 * the gpt-oss models know only the latter, and cannot stop thinking altogether.
 */
export const GROQ_THINKING: readonly ThinkingRule[] = [
  { models: /gpt-oss/i, off: [{ reasoning_effort: 'low', include_reasoning: false }] },
  { models: /qwen-?3/i, off: [{ reasoning_effort: 'none', reasoning_format: 'hidden' }] },
  { models: /deepseek-r1|qwq/i, off: [{ reasoning_format: 'hidden' }] },
]

/**
 * Sources: https://platform.openai.com/docs/guides/reasoning and the service's own refusals, such as “'minimal' is not
 * supported with the 'gpt-5.1' model. Supported values are: 'none', …” (openai/openai-agents-python issue 2089).
 */
export const OPENAI_THINKING: readonly ThinkingRule[] = [
  { models: /^gpt-5[^.]*-(?:chat|pro)|^gpt-5\.\d+-(?:chat|pro)/i, off: [] },
  { models: /^gpt-5\.\d/i, off: [{ reasoning_effort: 'none' }] },
  { models: /^gpt-5/i, off: [{ reasoning_effort: 'minimal' }] },
  { models: /^o\d/i, off: [{ reasoning_effort: 'low' }] },
]

/** `thinking` is DeepSeek's word for it. Templates disregard what they do not know. */
const TEMPLATE_WITHOUT_THINKING: OptionalFields = { chat_template_kwargs: { enable_thinking: false, thinking: false } }

/**
 * What vLLM, SGLang and llama-server read is `chat_template_kwargs`
 * (https://qwen.readthedocs.io/en/latest/deployment/vllm.html#thinking-non-thinking-modes, llama.cpp's
 * tools/server/README.md); Ollama's own `/v1` disregards that and reads `reasoning_effort` (ollama/ollama issue 16240).
 * Strict gateways refuse both, so that models which are not known to think get neither before they have.
 */
export const COMPATIBLE_THINKING: readonly ThinkingRule[] = [
  { models: /gpt-oss/i, off: [{ reasoning_effort: 'low', chat_template_kwargs: { reasoning_effort: 'low' } }] },
  {
    models: /qwen-?3|glm-?(?:4\.[5-9]|5)|smollm-?3|gemma-?4|deepseek-v3\.[1-9]|hunyuan|nemotron|granite-?3\.[2-9]/i,
    off: [TEMPLATE_WITHOUT_THINKING, { reasoning_effort: 'none' }],
  },
  { models: /(?:)/, off: [{}, TEMPLATE_WITHOUT_THINKING, { reasoning_effort: 'none' }] },
]

/**
 * The fields that keep `model` from thinking.
 *
 * @param thoughts answers so far that came with thoughts
 */
export function withoutThinking(rules: readonly ThinkingRule[], model: string, thoughts: number): OptionalFields {
  const rule = rules.find(({ models }) => models.test(model))
  return Object.assign({}, ...(rule?.off.slice(0, thoughts + 1) ?? []))
}
