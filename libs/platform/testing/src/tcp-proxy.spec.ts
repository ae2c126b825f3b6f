import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TcpProxy } from './tcp-proxy.js';

describe('TcpProxy', () => {
  let echo: Server;
  let proxy: TcpProxy;
  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await TcpProxy.to((echo.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await proxy.stop();
    echo.close();
  });

  const dial = async (): Promise<Socket> => {
    const socket = connect(proxy.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const said = async (socket: Socket, word: string): Promise<string> => {
    const heard = once(socket, 'data');
    socket.write(word);
    return String((await heard)[0]);
  };

  it('forwards both directions', async () => {
    const socket = await dial();
    expect(await said(socket, 'một')).toBe('một');
    expect(await said(socket, 'hai')).toBe('hai');
    socket.destroy();
  });

  it('resets open connections, refuses new ones, and accepts again on the same port', async () => {
    const socket = await dial();
    await said(socket, 'một');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await proxy.cut();
    await closed;
    await expect(once(connect(proxy.port, '127.0.0.1'), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.restore();
    const again = await dial();
    expect(await said(again, 'hai')).toBe('hai');
    again.destroy();
  });

  it('holds everything back until it is released', async () => {
    const socket = await dial();
    await said(socket, 'một');
    proxy.hold();
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += String(chunk)));
    socket.write('hai');
    // After a full round trip on a direct connection, bytes that are not held would have arrived.
    const direct = connect((echo.address() as AddressInfo).port, '127.0.0.1');
    await once(direct, 'connect');
    await said(direct, 'qua');
    direct.destroy();
    expect(heard).toBe('');
    const arrived = once(socket, 'data');
    proxy.release();
    await arrived;
    expect(heard).toBe('hai');
    socket.destroy();
  });
});
