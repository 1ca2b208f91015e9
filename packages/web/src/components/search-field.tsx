import { Search, X } from 'lucide-react'
import { IconButton } from './icon-button.tsx'

type SearchFieldProps = {
  /** For who only listens. */
  label: string
  placeholder: string
  clearLabel: string
  query: string
  onSearch: (query: string) => void
  /** How it fits in where it stands. */
  className?: string
}

/** A field to search with, and a button that empties it. */
export function SearchField({ label, placeholder, clearLabel, query, onSearch, className = '' }: SearchFieldProps) {
  return (
    <search className="relative block flex-none">
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted" />
      <input
        type="text"
        inputMode="search"
        aria-label={label}
        placeholder={placeholder}
        value={query}
        onChange={(event) => onSearch(event.target.value)}
        className={`w-full rounded-xl border pr-10 pl-9 placeholder:text-muted ${className}`}
      />
      {query !== '' && (
        <IconButton
          icon={X}
          size="small"
          label={clearLabel}
          onClick={() => onSearch('')}
          className="absolute inset-y-0 right-1 my-auto"
        />
      )}
    </search>
  )
}
