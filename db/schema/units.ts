import { byBytes, check, day, identity, index, oneOf, primaryKey, table, text, uniqueIndex, whole, word } from '../columns'

/** Provinces, communes and hamlets in one tree; `path` holds the ids from the root, as in `/1/4/17/`. */
export const units = table(
  'units',
  {
    id: identity('id'),
    level: word<'province' | 'commune' | 'hamlet'>('level').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    searchName: text('search_name').notNull(),
    parentId: whole('parent_id'),
    path: text('path').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  (unit) => [
    index('units_parent').on(unit.parentId),
    index('units_within').on(byBytes(unit.path)),
    index('units_name').on(unit.level, unit.searchName, unit.id, unit.path),
    check('units_level_known', oneOf(unit.level, ['province', 'commune', 'hamlet'])),
  ],
)

/** Which units took a unit's place when it was merged, split or renamed. */
export const unitSuccessors = table(
  'unit_successors',
  {
    unitId: whole('unit_id')
      .notNull()
      .references(() => units.id),
    successorId: whole('successor_id')
      .notNull()
      .references(() => units.id),
  },
  (row) => [primaryKey({ columns: [row.unitId, row.successorId] }), index('unit_successors_successor').on(row.successorId)],
)

export const householdCounts = table(
  'household_counts',
  {
    id: identity('id'),
    unitId: whole('unit_id')
      .notNull()
      .references(() => units.id),
    households: whole('households').notNull(),
    takenOn: day('taken_on').notNull(),
  },
  (row) => [uniqueIndex('household_counts_unit_day').on(row.unitId, row.takenOn)],
)
