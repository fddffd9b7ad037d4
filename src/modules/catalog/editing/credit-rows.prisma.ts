import type { DatabaseClient } from '../../../platform/database/database.js';
import { newId } from '../../../shared/ids.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

/** The credits of titles. */
export function createCreditRows(
  client: DatabaseClient,
): Pick<TitleEditingRepository, 'creditsOf' | 'replaceCredits'> {
  return {
    async creditsOf(titleId) {
      const rows = await client.titleCredit.findMany({
        where: { titleId },
        orderBy: [{ role: 'asc' }, { position: 'asc' }],
        include: { person: { select: { name: true } } },
      });
      return rows.map(({ person, role }) => ({ name: person.name, role }));
    },

    async replaceCredits(titleId, credits) {
      const names = [...new Set(credits.map(({ name }) => name))].toSorted();
      await client.person.createMany({
        data: names.map((name) => ({ id: newId(), name })),
        skipDuplicates: true,
      });
      const people = await client.person.findMany({ where: { name: { in: names } } });
      const idOf = new Map(people.map(({ id, name }) => [name, id]));
      await client.titleCredit.deleteMany({ where: { titleId } });
      await client.titleCredit.createMany({
        data: credits.flatMap(({ name, role }, position) => {
          const personId = idOf.get(name);
          return personId ? [{ titleId, personId, role, position }] : [];
        }),
      });
    },
  };
}
