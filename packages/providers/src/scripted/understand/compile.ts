import type { LanguagePack, Rule } from '../rules/types.ts'
import { compilePattern, type Pattern } from './pattern.ts'

/** A rule with its patterns ready to run. */
export type CompiledRule = { readonly rule: Rule; readonly patterns: readonly Pattern[] }

/** A language ready to be matched against. */
export type CompiledLanguage = {
  readonly pack: LanguagePack
  /** Highest priority first. */
  readonly rules: readonly CompiledRule[]
  readonly reflections: readonly CompiledRule[]
}

const DEFAULT_PRIORITY = 50

/** Compiles every pattern of a language once. */
export function compileLanguage(pack: LanguagePack): CompiledLanguage {
  const compile = (rules: readonly Rule[]): readonly CompiledRule[] =>
    rules
      .toSorted((a, b) => priorityOf(b) - priorityOf(a))
      .map((rule) => ({
        rule,
        patterns: rule.patterns.map((pattern) => compilePattern(pattern, pack.hearing.contractions)),
      }))
  return { pack, rules: compile(pack.rules), reflections: compile(pack.reflections) }
}

/** How early a rule is tried. */
export function priorityOf(rule: Rule): number {
  return rule.priority ?? DEFAULT_PRIORITY
}

/** The rule of that name; the fallback where there is none. */
export function ruleNamed(language: CompiledLanguage, id: string): Rule {
  return language.rules.find(({ rule }) => rule.id === id)?.rule ?? language.pack.fallback
}
