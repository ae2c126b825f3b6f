import {
  checkPersons,
  EmbeddedPersonVault,
  InMemoryPersonVault,
  PersonsOfAnotherLog,
  VaultDiskFull,
  VaultUnavailable,
} from '@app/person-vault';
import { MongoPersonVault } from '@app/person-vault/mongodb';
import { MongoConnection, type MongoConnectionOptions } from '@app/read-models/mongodb';
import { personVaultContract } from '@app/testing';
import { describeOnMongo, nobodysMongoUrl, TcpProxy } from '@app/testing/servers';
import { SqliteDatabase } from '@app/sqlite';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The MongoDB server of CI is written in Python: thousands of documents are slow there. */
jest.setTimeout(120_000);

describe('InMemoryPersonVault', () => {
  personVaultContract(() => ({ open: async () => new InMemoryPersonVault() }));
});

/** SQLite's extended result codes. */
const [SQLITE_FULL, SQLITE_IOERR_FSYNC] = [13, 1_034];

describe('EmbeddedPersonVault', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'person-vault-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const log = '6b1c9a52-5c59-4d0c-9d6f-2f2a4f0f1e11';
  const open = async () => EmbeddedPersonVault.open({ folder, log });

  personVaultContract(() => ({ open, reopen: open }));

  const person = { fullName: 'Người Được Quên', memberNumber: 'CD-1', email: null, phone: null, jobTitle: null };

  it('leaves no trace of a forgotten name in its files', async () => {
    const vault = await open();
    await vault.put('m-1', person);
    await vault.forget('m-1');
    const files = ['persons.db', 'persons.db-wal'].map((name) => readFileSync(join(folder, name)));
    for (const trace of [person.fullName, ' quen', 'q0u0e2n0']) {
      expect(files.some((bytes) => bytes.includes(trace))).toBe(false);
    }
    await vault.close();
  });

  it('groups queued writes into one transaction', async () => {
    const vault = await open();
    const walBytes = () => statSync(join(folder, 'persons.db-wal')).size;
    const before = walBytes();
    await Promise.all(Array.from({ length: 100 }, (_, index) => vault.put(`m-${index}`, person)));
    const pageBytes = 4096;
    expect(walBytes() - before).toBeLessThan(20 * pageBytes);
    await vault.close();
  });

  it('refuses a file of a newer format by name', async () => {
    const vault = await open();
    await vault.close();
    const db = new SqliteDatabase(join(folder, 'persons.db'));
    db.pragma('user_version = 6');
    db.close();
    await expect(open()).rejects.toThrow(/persons\.db has format 6, this version knows 5/);
  });

  it('serves no record that differs from what was stored', async () => {
    const vault = await open();
    await vault.put('m-1', person);
    await vault.close();
    const db = new SqliteDatabase(join(folder, 'persons.db'));
    db.exec(`UPDATE person SET full_name = 'Khác'`);
    db.close();
    const opened = await open();
    await expect(opened.get('m-1')).rejects.toThrow(VaultUnavailable);
    await expect(opened.names(['m-1'])).rejects.toThrow('the record of m-1 differs from what was stored');
    await opened.close();
    expect(() => checkPersons(folder)).toThrow('m-1');
  });

  it('opens a file of format 1, whose persons have no job title', async () => {
    const earlier = join(folder, 'earlier');
    mkdirSync(earlier);
    const old = new SqliteDatabase(join(earlier, 'persons.db'));
    old.exec(
      `CREATE TABLE person (
         id TEXT PRIMARY KEY, full_name TEXT NOT NULL, member_number TEXT NOT NULL, email TEXT, phone TEXT
       ) STRICT, WITHOUT ROWID; INSERT INTO person VALUES ('m-1', 'Một', 'CD-1', NULL, NULL)`,
    );
    old.pragma('user_version = 1');
    old.close();
    const vault = EmbeddedPersonVault.open({ folder: earlier, log });
    await vault.amend('m-1', { jobTitle: 'Kỹ sư' });
    const amended = { ...person, fullName: 'Một', jobTitle: 'Kỹ sư' };
    expect(await vault.get('m-1')).toEqual(amended);
    expect(await vault.find({ search: 'mot', limit: 1 })).toEqual([{ memberId: 'm-1', ...amended }]);
    await vault.close();
    await EmbeddedPersonVault.open({ folder: earlier, log }).close();
  });

  it('stops writing after a failed commit, and waits for room on a full disk', async () => {
    let errcode: number | null = null;
    const states: string[] = [];
    const vault = EmbeddedPersonVault.open({
      log,
      folder,
      onWritingState: ({ kind }) => states.push(kind),
      runCommit: (commit) => {
        if (errcode !== null) throw Object.assign(new Error('the disk says no'), { errcode });
        commit();
      },
    });
    const put = (memberId: string) => vault.put(memberId, person);
    await put('m-1');
    errcode = SQLITE_FULL;
    await expect(put('m-2')).rejects.toBeInstanceOf(VaultDiskFull);
    expect(await vault.get('m-1')).toMatchObject(person);
    errcode = null;
    await put('m-2');
    errcode = SQLITE_IOERR_FSYNC;
    await expect(put('m-3')).rejects.toThrow('persons.db: the disk says no');
    errcode = null;
    await expect(put('m-4')).rejects.toThrow(VaultUnavailable);
    await expect(vault.forget('m-1')).rejects.toThrow(VaultUnavailable);
    expect([...(await vault.names(['m-1', 'm-2', 'm-3', 'm-4'])).keys()]).toEqual(['m-1', 'm-2']);
    expect(states).toEqual(['disk-full', 'writing', 'failed']);
    await vault.close();
  });

  it('rejects a failing write, and none of the others in its group', async () => {
    const vault = await open();
    const broken = { ...person, memberNumber: null as unknown as string };
    const results = await Promise.allSettled([
      vault.put('m-1', person),
      vault.put('m-2', broken),
      vault.put('m-3', person),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([...(await vault.names(['m-1', 'm-2', 'm-3'])).keys()]).toEqual(['m-1', 'm-3']);
    await vault.close();
  });
});

describeOnMongo('MongoPersonVault', (freshUrl) => {
  let url: string;
  let connections: MongoConnection[];
  beforeEach(() => {
    url = freshUrl();
    connections = [];
  });
  afterEach(async () => {
    await connect({ url }).db.dropDatabase();
    await Promise.all(connections.map((connection) => connection.close()));
  });

  const connect = (options: MongoConnectionOptions): MongoConnection => {
    const connection = MongoConnection.open(options);
    connections.push(connection);
    return connection;
  };
  const open = async () => new MongoPersonVault(connect({ url }).db);

  personVaultContract(() => ({ open, reopen: open }));

  it("has the names of one log's members, and is refused beside another log", async () => {
    const { db } = connect({ url });
    const vaultOf = (identity: string, hasMembers: boolean) =>
      new MongoPersonVault(db, async () => ({ identity, hasMembers }));
    const record = { fullName: 'Một', memberNumber: 'CD-1', email: null, phone: null, jobTitle: null };
    await expect(vaultOf('log-1', true).put('m-1', record)).rejects.toThrow(
      /persons .+ is missing, but EventStoreDB has events of members.+ restore it from a backup/,
    );
    await vaultOf('log-1', false).put('m-1', record);
    await vaultOf('log-1', true).put('m-2', record);
    const foreign = vaultOf('log-2', false);
    await expect(foreign.put('m-1', { ...record, fullName: 'Hai' })).rejects.toThrow(PersonsOfAnotherLog);
    await expect(foreign.assertOfLog({ identity: 'log-2', hasMembers: true })).rejects.toThrow(
      /has the names of the members of the log log-1, but EventStoreDB is the log log-2: connect the two/,
    );
    expect([...(await foreign.names(['m-1', 'm-2', 'log'])).values()]).toEqual(['Một', 'Một']);
  });

  it('is shared by the processes that open it', async () => {
    const [one, other] = [await open(), await open()];
    await one.put('m-1', { fullName: 'Một', memberNumber: 'CD-1', email: null, phone: null, jobTitle: null });
    expect((await other.get('m-1'))?.fullName).toBe('Một');
    await other.forget('m-1');
    expect(await one.get('m-1')).toBeNull();
    await Promise.all([one.close(), other.close()]);
  });

  it('connects to a server that started after it was opened', async () => {
    const address = new URL(url);
    const proxy = await TcpProxy.to(Number(address.port));
    await proxy.cut();
    address.port = String(proxy.port);
    const vault = new MongoPersonVault(connect({ url: address.href, serverSelectionTimeoutMs: 500 }).db);
    await expect(vault.get('m-1')).rejects.toThrow(VaultUnavailable);
    await proxy.restore();
    expect(await vault.get('m-1')).toBeNull();
    await vault.close();
    await proxy.stop();
  });
});

describe('MongoPersonVault without a server', () => {
  it('reports VaultUnavailable for reads and writes', async () => {
    const connection = MongoConnection.open({ url: await nobodysMongoUrl(), serverSelectionTimeoutMs: 100 });
    const vault = new MongoPersonVault(connection.db);
    const person = { fullName: 'Một', memberNumber: 'CD-1', email: null, phone: null, jobTitle: null };
    await expect(vault.put('m-1', person)).rejects.toThrow(VaultUnavailable);
    await expect(vault.forget('m-1')).rejects.toThrow(VaultUnavailable);
    await expect(vault.get('m-1')).rejects.toThrow(VaultUnavailable);
    await expect(vault.names(['m-1'])).rejects.toThrow(VaultUnavailable);
    await vault.close();
    await connection.close();
  });
});
