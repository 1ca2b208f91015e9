/** A number from 0 to 1, 1 excluded. */
export type Random = () => number

/** Between two numbers. */
export const between = (random: Random, least: number, most: number): number => least + (most - least) * random()
