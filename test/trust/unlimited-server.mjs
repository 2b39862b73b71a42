/** The server as it is, for clients that send as fast as they can. */
import { serve } from './application.mjs';

await serve();
