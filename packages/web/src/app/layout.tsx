import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './globals.css'

export const metadata: Metadata = {
  title: 'Eva',
  description: 'A real-time voice companion that runs on your own machine.',
  // The pages belong to the person at home, wherever they are reachable from.
  robots: { index: false, follow: false },
  appleWebApp: { capable: true, title: 'Eva', statusBarStyle: 'default' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  // The keyboard of a phone makes the page shorter instead of covering the message box.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf4ec' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1210' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/boot.js" />
      </head>
      <body className="font-sans antialiased">{children}</body>
    </html>
  )
}
