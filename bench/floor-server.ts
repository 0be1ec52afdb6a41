import { createServer } from 'node:http';
import { open } from 'lmdb';

/**
 * The least that a durable intake can be: plain node:http parses the body as JSON and puts it into LMDB, and answers when it is on
 * the disk. No framework, no validation, no schema, nothing behind it. Its directory is the first argument; it prints its port.
 */
const database = open({ path: process.argv[2] ?? '', encoding: 'binary' });
let next = 0;

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const body = Buffer.concat(chunks);
    const request = JSON.parse(body.toString()) as { readonly variables: object };
    const id = String(next++).padStart(12, '0');
    const stored = database.put(id, Buffer.from(JSON.stringify(request.variables)));
    void stored.then(async () => {
      await database.flushed;
      const answer = JSON.stringify({ data: { id } });
      outgoing.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(answer),
      });
      outgoing.end(answer);
    });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(address.port);
});
