import {
  AudioLines,
  Brain,
  Ear,
  HeartPulse,
  Keyboard,
  type LucideIcon,
  MessageSquareText,
  Mic,
  NotebookPen,
  Palette,
  ScanFace,
  ShieldCheck,
  Smartphone,
  Stethoscope,
  UserRound,
} from 'lucide-react'

/** Every page that can be gone to, in the order in which they are offered; `isHers`: the conversation goes on there. */
export const PAGES = [
  { id: 'chat', href: '/', icon: MessageSquareText, isHers: true },
  { id: 'talk', href: '/voice', icon: Mic, isHers: true },
  { id: 'face', href: '/eva-her', icon: ScanFace, isHers: true },
  { id: 'brains', href: '/settings/brains', icon: Brain },
  { id: 'voices', href: '/settings/voices', icon: AudioLines },
  { id: 'ears', href: '/settings/ears', icon: Ear },
  { id: 'persona', href: '/settings/persona', icon: UserRound },
  { id: 'memory', href: '/settings/memory', icon: NotebookPen },
  { id: 'phone', href: '/settings/phone', icon: Smartphone },
  { id: 'privacy', href: '/settings/privacy', icon: ShieldCheck },
  { id: 'appearance', href: '/settings/appearance', icon: Palette },
  { id: 'shortcuts', href: '/settings/shortcuts', icon: Keyboard },
  { id: 'doctor', href: '/doctor', icon: Stethoscope },
  { id: 'check', href: '/check', icon: HeartPulse },
] as const satisfies readonly { id: string; href: string; icon: LucideIcon; isHers?: true }[]

export type PageId = (typeof PAGES)[number]['id']
