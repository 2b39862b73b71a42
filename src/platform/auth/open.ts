import { SetMetadata } from '@nestjs/common';

export const openKey = 'watchfloor:open';

/** Marks a controller or route that answers people who have not signed in. */
export const Open = () => SetMetadata(openKey, true);
