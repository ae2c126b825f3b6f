import type { PersonRecord, PersonSearch, PersonVault } from '@app/person-vault';

export interface PersonVaultUnderTest {
  /** A vault on fresh storage. */
  open(): Promise<PersonVault>;
  /** Reopens the same storage after `close`. Durable adapters only. */
  reopen?(): Promise<PersonVault>;
}

const record = (fullName: string, memberNumber = 'CD-000001'): PersonRecord => ({
  fullName,
  memberNumber,
  email: 'a@example.vn',
  phone: null,
  jobTitle: null,
});

/** The guarantees of the PersonVault port. Call it inside a describe of the adapter. */
export const personVaultContract = (setUp: () => PersonVaultUnderTest): void => {
  let subject: PersonVaultUnderTest;
  let vault: PersonVault;

  beforeEach(async () => {
    subject = setUp();
    vault = await subject.open();
  });
  afterEach(() => vault.close());

  it('returns a record unchanged', async () => {
    const person = {
      fullName: 'Đặng Mẫu Ẩn',
      memberNumber: 'CD-7',
      email: null,
      phone: '+84 000 000 000',
      jobTitle: 'Kỹ sư vận hành',
    };
    await vault.put('m-1', person);
    expect(await vault.get('m-1')).toEqual(person);
  });

  it('stores names in NFC', async () => {
    await vault.put('m-1', record('Nguyễn Mẫu'.normalize('NFD')));
    expect((await vault.get('m-1'))?.fullName).toBe('Nguyễn Mẫu'.normalize('NFC'));
    expect((await vault.names(['m-1'])).get('m-1')).toBe('Nguyễn Mẫu'.normalize('NFC'));
  });

  it('stores names with one \u0110, however it was typed', async () => {
    await vault.put('m-1', record('\u00D0\u1EB7ng M\u1EABu'));
    expect((await vault.get('m-1'))?.fullName).toBe('\u0110\u1EB7ng M\u1EABu');
    await vault.amend('m-1', { fullName: '\u0189\u1EB7ng An' });
    expect((await vault.get('m-1'))?.fullName).toBe('\u0110\u1EB7ng An');
  });

  it('stores the last record of a member, also after a second put', async () => {
    await vault.put('m-1', record('Tên Cũ'));
    await vault.put('m-1', record('Tên Mới'));
    await vault.put('m-1', record('Tên Mới'));
    expect(await vault.get('m-1')).toEqual(record('Tên Mới'));
  });

  it('lists the members that have a record', async () => {
    expect(await vault.memberIds()).toEqual([]);
    for (const id of ['m-1', 'm-2', 'm-3']) await vault.put(id, record(id));
    await vault.forget('m-2');
    expect([...(await vault.memberIds())].sort()).toEqual(['m-1', 'm-3']);
  });

  it('returns the names of known members only', async () => {
    await vault.put('m-1', record('Một'));
    await vault.put('m-2', record('Hai'));
    expect(await vault.names(['m-2', 'm-3', 'm-1', 'm-2'])).toEqual(
      new Map([
        ['m-1', 'Một'],
        ['m-2', 'Hai'],
      ]),
    );
    expect(await vault.names([])).toEqual(new Map());
    expect(await vault.get('m-3')).toBeNull();
  });

  describe('finds persons', () => {
    const found = async (search?: string, more: Partial<PersonSearch> = {}) =>
      (await vault.find({ limit: 100, ...more, ...(search !== undefined && { search }) }))?.map(
        ({ memberId }) => memberId,
      );

    beforeEach(async () => {
      const persons = { 'm-1': 'Trần Văn Đạt', 'm-2': 'Lê Thị Ân', 'm-3': 'Nguyễn Văn An (A)', 'm-4': 'Đặng Văn An' };
      await Promise.all(
        Object.entries(persons).map(([id, name], place) => vault.put(id, record(name, `DV-${10 ** place}`))),
      );
    });

    it('in Vietnamese order of names, page by page', async () => {
      expect(await found()).toEqual(['m-4', 'm-3', 'm-2', 'm-1']);
      expect(await found(undefined, { limit: 3 })).toEqual(['m-4', 'm-3', 'm-2']);
      expect(await found(undefined, { limit: 3, after: 'm-2' })).toEqual(['m-1']);
      expect(await found('van', { limit: 1, after: 'm-4' })).toEqual(['m-3']);
      expect(await found(undefined, { after: 'm-1' })).toEqual([]);
      expect(await found(undefined, { after: 'm-9' })).toBeUndefined();
    });

    it('among given members', async () => {
      expect(await found(undefined, { among: ['m-1', 'm-4', 'm-9'] })).toEqual(['m-4', 'm-1']);
      expect(await found('van', { among: ['m-1', 'm-2', 'm-3'], after: 'm-4', limit: 1 })).toEqual(['m-3']);
      expect(await found(undefined, { among: [] })).toEqual([]);
    });

    it('by the beginnings of words of name and number, in any spelling', async () => {
      expect(await found('van an')).toEqual(['m-4', 'm-3']);
      expect(await found('\u00D0\u1EA1t')).toEqual(['m-1']);
      expect(await found('tran dv 1')).toEqual(['m-1']);
      expect(await found('DV-10')).toEqual(['m-4', 'm-3', 'm-2']);
      expect(await found('DV-1000')).toEqual(['m-4']);
      expect(await found('han')).toEqual([]);
      for (const search of ['', '_', '%', '"', '*', '-', "'"]) expect(await found(search)).toEqual([]);
    });

    it('as they are now: amended, replaced or forgotten', async () => {
      await vault.amend('m-1', { fullName: 'Trần Văn Bình' });
      expect(await found('dat')).toEqual([]);
      expect(await vault.find({ search: 'binh DV-1', limit: 1 })).toEqual([
        { memberId: 'm-1', ...record('Trần Văn Bình', 'DV-1') },
      ]);
      expect(await found()).toEqual(['m-4', 'm-3', 'm-2', 'm-1']);
      await vault.put('m-2', record('Lê Thị Yến', 'DV-2'));
      await vault.forget('m-3');
      expect(await found()).toEqual(['m-4', 'm-1', 'm-2']);
      expect(await found('an')).toEqual(['m-4']);
    });
  });

  it('takes ids as text, never as a pattern or a list', async () => {
    await vault.put("a', 'b", record('Một'));
    await vault.put('100%', record('Hai'));
    expect(await vault.names(["a', 'b", '1%', '100_'])).toEqual(new Map([["a', 'b", 'Một']]));
  });

  it('forgets; forgetting again does nothing', async () => {
    await vault.put('m-1', record('Một'));
    await vault.put('m-2', record('Hai'));
    await vault.forget('m-1');
    await vault.forget('m-1');
    expect(await vault.get('m-1')).toBeNull();
    expect(await vault.names(['m-1', 'm-2'])).toEqual(new Map([['m-2', 'Hai']]));
  });

  it('amends the named fields and no others', async () => {
    await vault.put('m-1', record('Tên Cũ'));
    await vault.amend('m-1', { fullName: 'Tên Mới'.normalize('NFD') });
    await vault.amend('m-1', { email: null });
    await vault.amend('m-1', { jobTitle: 'Tổ trưởng' });
    await vault.amend('m-1', {});
    expect(await vault.get('m-1')).toEqual({
      ...record('Tên Mới'.normalize('NFC')),
      email: null,
      jobTitle: 'Tổ trưởng',
    });
    await Promise.all([vault.amend('m-1', { fullName: 'Hai' }), vault.amend('m-1', { phone: '1' })]);
    expect(await vault.get('m-1')).toMatchObject({ fullName: 'Hai', phone: '1' });
  });

  it('amends nobody who is unknown or forgotten', async () => {
    await vault.put('m-1', record('Một'));
    await Promise.all([vault.forget('m-1'), vault.amend('m-1', { fullName: 'Hai' })]);
    await vault.amend('m-2', { fullName: 'Hai' });
    expect(await vault.names(['m-1', 'm-2'])).toEqual(new Map());
  });

  it('keeps the order of waiting writes for one member', async () => {
    await Promise.all([vault.put('m-1', record('Một')), vault.forget('m-1'), vault.put('m-1', record('Hai'))]);
    expect((await vault.get('m-1'))?.fullName).toBe('Hai');
  });

  it('returns the names of many members at once', async () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `m-${index}`);
    await Promise.all(ids.map((id) => vault.put(id, record(`Đoàn viên ${id}`))));
    const names = await vault.names(ids);
    expect(names.size).toBe(2_000);
    expect(names.get('m-1999')).toBe('Đoàn viên m-1999');
  });

  it('finishes accepted writes when it closes and refuses later ones', async () => {
    const accepted = vault.put('m-1', record('Một'));
    await vault.close();
    await expect(accepted).resolves.toBeUndefined();
    await expect(vault.put('m-2', record('Hai'))).rejects.toThrow('closed');
    await expect(vault.amend('m-1', { fullName: 'Hai' })).rejects.toThrow('closed');
    await expect(vault.get('m-1')).rejects.toThrow('closed');
    if (subject.reopen) {
      vault = await subject.reopen();
      expect((await vault.get('m-1'))?.fullName).toBe('Một');
    }
  });
};
