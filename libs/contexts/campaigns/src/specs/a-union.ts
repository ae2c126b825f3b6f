/** Invented units and people of a small union. */
export const id = (n: number): string => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;

export const owner = id(10);
export const east = id(11);
export const west = id(12);
export const eastPlant = id(111);
export const an = id(31);
export const binh = id(32);
export const chi = id(33);

/** The parent of each unit; null at the root. */
export const parentOf: { readonly [unitId: string]: string | null } = {
  [owner]: null,
  [east]: owner,
  [west]: owner,
  [eastPlant]: east,
};
