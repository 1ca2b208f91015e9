type ProgressBarProps = {
  label: string
  /** From 0 to `max`; `null` while that is not known. */
  value: number | null
  max?: number
}

/** How far something is. */
export const ProgressBar = ({ label, value, max = 1 }: ProgressBarProps) => (
  <progress
    aria-label={label}
    {...(value === null ? {} : { value, max })}
    className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
  />
)
