import type { Duplex } from 'node:stream';
import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openRawSocket, openShopSocket } from '../../test/support/graphql/raw-socket.js';
import { refusedStatus } from '../../test/support/graphql/refused-socket.js';
import { startShop } from '../../test/support/graphql/shop-server.js';
import type { SocketLimits } from './websocket/socket-counter.js';

const PING = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });

describe('the limits on sockets', () => {
  const limited = (limits: Partial<SocketLimits>) =>
    startShop({
      socketLimits: {
        total: 10,
        perAddress: 10,
        perAccount: 10,
        streamsPerSocket: 1,
        messages: { burst: 1_000_000, perSecond: 1 },
        reading: { burstMs: 1_000_000, msPerSecond: 1 },
        ...limits,
      },
    });

  it('bounds the streams of one socket', async () => {
    await using small = await limited({ streamsPerSocket: 2 });
    const raw = await openShopSocket(small.socketUrl);
    for (const id of ['1', '2', '3']) {
      raw.send({ type: 'subscribe', id, payload: { query: 'subscription { counted(to: 99) }' } });
    }
    expect(await raw.heard('error', '3')).toMatchObject({
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    raw.socket.close();
  });

  it.each([
    ['messages', (socket: WebSocket) => socket.send(PING), 1_000],
    ['frames', (socket: WebSocket) => socket.ping('x'.repeat(125)), 200_000],
  ])('hears no more from a socket that does not read what its pings are answered: %s', async (...ping) => {
    const [, send, count] = ping;
    await using patient = await limited({});
    const streams: Duplex[] = [];
    patient.server.fastify.server.once('upgrade', (_request, stream: Duplex) => streams.push(stream));
    const raw = await openShopSocket(patient.socketUrl);
    let answers = 0;
    for (const event of ['message', 'pong']) raw.socket.on(event, () => (answers += 1));
    raw.socket.pause();
    for (let sent = 0; sent < count; sent += 1) send(raw.socket);
    await expect.poll(() => streams[0]?.isPaused()).toBe(true);
    expect(streams[0]?.writableLength).toBeLessThan(4 * 1024 * 1024);
    raw.socket.resume();
    await expect.poll(() => answers).toBe(count);
    raw.socket.close();
  });

  it('takes a client that is cut off before it has read everything for no failure of its own', async () => {
    const streams: Duplex[] = [];
    const patient = await limited({});
    patient.server.fastify.server.once('upgrade', (_request, stream: Duplex) => streams.push(stream));
    const raw = await openShopSocket(patient.socketUrl);
    raw.socket.pause();
    for (let sent = 0; sent < 1_000; sent += 1) raw.socket.send(PING);
    await expect.poll(() => streams[0]?.isPaused()).toBe(true);
    raw.socket.terminate();
    await expect.poll(() => streams[0]?.closed).toBe(true);
    await patient[Symbol.asyncDispose]();
    expect(patient.log.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  });

  it.each([
    ['messages', (socket: WebSocket) => socket.send('{"type":"ping"}')],
    ['frames', (socket: WebSocket) => socket.ping()],
  ])('closes with 1008 a socket that sends a flood of %s, and hears no more of it', async (_name, send) => {
    await using strict = await limited({ messages: { burst: 20, perSecond: 1 } });
    const raw = await openShopSocket(strict.socketUrl);
    let answers = 0;
    raw.socket.on('pong', () => (answers += 1));
    for (let sent = 0; sent < 500; sent += 1) send(raw.socket);
    expect(await raw.closed).toBe(1008);
    const pongs = raw.messages.filter(({ type }) => type === 'pong').length;
    expect(answers + pongs).toBeLessThanOrEqual(20);
    const other = await openShopSocket(strict.socketUrl);
    other.send({ type: 'subscribe', id: '1', payload: { query: '{ hello }' } });
    expect(await other.heard('next', '1')).toMatchObject({ payload: { data: { hello: 'Hello you' } } });
    other.socket.close();
  });

  it('is not asked again by the client that people use, after a flood', async () => {
    await using strict = await limited({ messages: { burst: 20, perSecond: 1 } });
    let connections = 0;
    const client = createClient({
      url: strict.socketUrl,
      webSocketImpl: WebSocket,
      retryAttempts: 3,
      retryWait: () => Promise.resolve(),
      on: {
        connecting: () => (connections += 1),
        connected(socket) {
          if (!(socket instanceof WebSocket)) throw new Error('Another kind of socket.');
          for (let sent = 0; sent < 100; sent += 1) socket.send('{"type":"ping"}');
        },
      },
    });
    const events = client.iterate({ query: 'subscription { counted(to: 101) }' });
    const listened = (async () => {
      for await (const event of events) expect(event.errors).toBeUndefined();
    })();
    await expect(listened).rejects.toMatchObject({ code: 1008 });
    expect(connections).toBe(1);
  });

  it.each([
    ['of one address', { perAddress: 1 }, 429],
    ['of the process', { total: 1 }, 503],
  ])('bounds the sockets %s, and counts those that are gone no more', async (_name, socketLimits, status) => {
    await using small = await limited(socketLimits);
    const first = await openShopSocket(small.socketUrl);
    expect(await refusedStatus(small.socketUrl)).toBe(status);
    first.socket.close();
    await first.closed;
    await expect
      .poll(() =>
        openShopSocket(small.socketUrl).then(
          ({ socket }) => socket.close(),
          () => 'refused',
        ),
      )
      .toBeUndefined();
  });

  it('bounds the sockets of one account, counts those that are gone no more, and lets others and visitors in', async () => {
    await using small = await limited({ perAccount: 1 });
    const first = await openShopSocket(small.socketUrl, 'Bearer ada');
    const second = await openRawSocket(small.socketUrl);
    second.send({ type: 'connection_init', payload: { authorization: 'Bearer ada' } });
    expect(await second.closed).toBe(1008);

    const others = [
      await openShopSocket(small.socketUrl, 'Bearer bob'),
      await openShopSocket(small.socketUrl),
      await openShopSocket(small.socketUrl),
    ];
    first.socket.close();
    await first.closed;
    const again = await openShopSocket(small.socketUrl, 'Bearer ada');
    expect(again.socket.readyState).toBe(WebSocket.OPEN);
    for (const { socket } of [...others, again]) socket.close();
  });
});

describe('as the program sets them, the limits on sockets', () => {
  it('let a thousand in from one address, none more, and leave others what they do', async () => {
    await using crowded = await startShop();
    const streaming = await openShopSocket(crowded.socketUrl);
    const idle: WebSocket[] = [];
    while (idle.length < 999) {
      const some = Array.from({ length: Math.min(100, 999 - idle.length) }, () =>
        openShopSocket(crowded.socketUrl),
      );
      for (const { socket } of await Promise.all(some)) idle.push(socket);
    }
    expect(await refusedStatus(crowded.socketUrl)).toBe(429);
    streaming.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 3) }' } });
    await streaming.heard('complete', '1');
    for (const socket of [...idle, streaming.socket]) socket.terminate();
  });

  it('close a socket that asks for a thousand streams, of which it never has more than fifty', async () => {
    await using crowded = await startShop();
    const greedy = await openShopSocket(crowded.socketUrl);
    for (let id = 0; id < 1_000; id += 1) {
      greedy.send({
        type: 'subscribe',
        id: `${id}`,
        payload: { query: 'subscription { counted(to: 101) }' },
      });
    }
    expect(await greedy.closed).toBe(1008);
    // These streams stay open after their clients have gone, so that all of them are counted.
    await expect.poll(() => crowded.streams.count).toBe(50);
  });
});
