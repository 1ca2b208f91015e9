#!/usr/bin/env node
// The `eva` that npm links into node_modules/.bin is the checkout's own: it installs, picks a Node and hands over.
import '../../../bin/eva.mjs'
