import { forgetSources } from '../../src/responses/limits'

// The files of a worker share its memory: each begins as if the server had just been started.
forgetSources()
