import type { Fields } from '../../src/kernel/fields'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { CarriedFields } from '../components/carried-fields'

interface CarriedProps {
  questionnaire: Questionnaire
  fields: Fields
}

/** What was answered on other pages; what names a person is marked, so that no draft keeps it on the device. */
export const Carried = ({ questionnaire, fields }: CarriedProps) => {
  const apart = new Set(questionnaire.questions.filter(({ type }) => typeOf(type).apart).map(({ id }) => id))
  const [plain, own] = [false, true].map(
    (isOwn) => new Map([...fields].filter(([name]) => apart.has(name.split('.', 1)[0] ?? '') === isOwn)),
  )
  return (
    <>
      <CarriedFields fields={plain ?? fields} />
      {own && own.size > 0 && (
        <div data-private="" hidden>
          <CarriedFields fields={own} />
        </div>
      )}
    </>
  )
}
