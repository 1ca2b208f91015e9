throw new TypeError('this engine cannot be loaded')
