import { expect, it } from 'vitest'
import { placeOf } from './place.ts'

it.each([
  ['http://127.0.0.1:11434', 'machine'],
  ['http://localhost:8080/v1', 'machine'],
  ['http://eva.localhost', 'machine'],
  ['http://[::1]:1234', 'machine'],
  ['http://192.168.1.20:1234/v1', 'network'],
  ['http://10.0.0.7', 'network'],
  ['http://172.16.3.4', 'network'],
  ['http://100.101.102.103', 'network'],
  ['http://[fd12:3456::1]:8000', 'network'],
  ['http://nas:5000', 'network'],
  ['http://studio.local', 'network'],
  ['https://api.groq.com/openai/v1', 'cloud'],
  ['https://8.8.8.8', 'cloud'],
  ['http://172.32.0.1', 'cloud'],
  ['http://100.128.0.1', 'cloud'],
  ['https://10.example.com', 'cloud'],
  ['https://local.example.com', 'cloud'],
  ['http://[2001:db8::1]', 'cloud'],
] as const)('what is sent to %s arrives: %s', (address, place) => {
  expect(placeOf(address)).toBe(place)
})
