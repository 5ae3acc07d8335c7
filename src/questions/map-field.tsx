import { idOf, Select, TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { PaperFrame, PaperLine, PaperOptions } from '../../views/components/paper'
import { PictureView } from '../../views/components/picture'
import { messages } from '../i18n/messages'
import { one } from '../kernel/fields'
import type { MapSettings } from './map-judging'
import { nameOfSquare, squareCodes, squaresOf } from './map-squares'
import { mediumAddress, type Picture } from './picture'
import type { FieldProps, PaperProps } from './question-type'
import { partName, questionLabel } from './wording'

type Props = FieldProps<MapSettings> & { faultOf: (part: string) => string | undefined }

/**
 * The plan with a square to touch for each place, which public/js/map.js refines to a point; beside it, a line for the
 * name of the place and the hamlets, for who cannot point.
 */
export const MapField = ({ question, sent, faultOf, locale, number }: Props) => {
  const words = messages[locale].media.map
  const { id, hint, hamlets, settings } = question
  const { plan, asksPlace, asksHamlet } = settings
  return (
    <Group
      name={id}
      label={questionLabel(question, number, locale)}
      hint={[hint, plan && words.choose].filter(Boolean).join(' ')}
      fault={faultOf('')}
    >
      {plan && <Plan id={id} plan={plan} chosen={one(sent, '')} x={one(sent, 'x')} y={one(sent, 'y')} words={words} />}
      {asksPlace && (
        <TextField
          name={partName(question, 'place')}
          label={plan ? words.place : words.placeAlone}
          hint={words.placeHint}
          value={one(sent, 'place')}
          maxlength={200}
          fault={faultOf('place')}
        />
      )}
      {asksHamlet && hamlets.length > 0 && (
        <Select
          name={partName(question, 'hamlet')}
          label={plan || asksPlace ? words.hamlet : words.hamletAlone}
          value={one(sent, 'hamlet')}
          empty={words.noHamlet}
          choices={hamlets.map(({ code, label }) => ({ value: code, label }))}
          fault={faultOf('hamlet')}
        />
      )}
    </Group>
  )
}

interface PlanProps {
  id: string
  plan: Picture
  chosen: string
  x: string
  y: string
  words: { point: string; erase: string; mark: string }
}

const Plan = ({ id, plan, chosen, x, y, words }: PlanProps) => {
  const squares = squaresOf(plan)
  return (
    <div class="plan-field" data-map="" data-across={squares.across} data-down={squares.down}>
      <div class="plan">
        <PictureView {...plan} address={mediumAddress(plan.token)} />
        <div class="plan-squares">
          {squareCodes(squares).map((code) => (
            <div class="plan-square">
              <input type="radio" id={idOf(id, code)} name={id} value={code} checked={code === chosen} />
              <label for={idOf(id, code)}>{nameOfSquare(code)}</label>
            </div>
          ))}
        </div>
      </div>
      <input type="hidden" name={`${id}.x`} value={x} />
      <input type="hidden" name={`${id}.y`} value={y} />
      <p class="plan-tools" hidden>
        <span class="field-hint">{words.point}</span>
        <button class="button button-plain" type="button" data-erase="">
          {words.erase}
        </button>
      </p>
      <button class="plan-mark" type="button" aria-label={words.mark} hidden />
    </div>
  )
}

/** The plan to put a cross on. */
export const MapPaper = ({ question: { label, hint, hamlets, settings }, locale, number }: PaperProps<MapSettings>) => {
  const words = messages[locale].media.map
  const { plan, asksHamlet } = settings
  return (
    <PaperFrame number={number} label={label} how={plan ? words.paper : words.paperWrite} hint={hint}>
      {plan && <PictureView {...plan} address={mediumAddress(plan.token)} eager />}
      <p>
        <PaperLine label={words.paperPlace} />
      </p>
      {asksHamlet && hamlets.length > 0 && <PaperOptions mark="one" options={hamlets} />}
    </PaperFrame>
  )
}
