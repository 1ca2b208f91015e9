/**
 * Which engines a key names, in order; where it names none, all that are there.
 *
 * @param engines all of them, in the order that comes by itself
 * @param there who provides something now
 */
export function engineOrder<Id extends string>(
  value: string | null,
  engines: readonly Id[],
  there: ReadonlySet<string>,
): readonly Id[] {
  if (value === null || value === 'auto') return engines.filter((id) => there.has(id))
  return value.split(',').flatMap((name) => engines.filter((id) => id === name.trim()))
}
