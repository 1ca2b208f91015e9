#!/usr/bin/env node
import { eva } from '../scripts/launch/commands.mjs'

process.exitCode = await eva(process.argv.slice(2))
