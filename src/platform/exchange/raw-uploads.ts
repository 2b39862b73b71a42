import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Route whose bodies are files: they reach the handler as a stream, whatever type the sender claims. */
const uploadPath = /\/imports$/;
const isUpload = ({ method, routeOptions }: FastifyRequest) =>
  method === 'POST' && uploadPath.test(routeOptions.url ?? '');

/** The type that uploads travel under inside: without it, a claimed `application/json` would be read into memory. */
export const uploadType = 'application/x-watchfloor-upload';

const unsupported = () => Object.assign(new Error('this content type is not accepted here'), { statusCode: 415 });

/** Lets the upload route take raw bytes of any type as a stream; every other route goes on refusing what it does not know. */
export function acceptRawUploads(http: FastifyInstance): void {
  http.addHook('onRequest', (request, _, done) => {
    if (isUpload(request)) request.raw.headers['content-type'] = uploadType;
    done();
  });
  http.addContentTypeParser(uploadType, (request, payload, done) => {
    if (isUpload(request)) done(null, payload);
    else done(unsupported());
  });
}
