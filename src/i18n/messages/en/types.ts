import type { vi } from '../vi'

export const types: (typeof vi)['types'] = {
  agree3: {
    name: 'For or against (asking only)',
    use: 'Asks quickly about one proposal or figure: for, against, another opinion, and “not sure” if wanted. Another opinion may be written, but need not be. Where it counts as a ballot, take “Ballot of three boxes”.',
    faults: {},
  },
  allocate: {
    name: 'Share out',
    use: 'Each person shares a given sum (usually 100) between the items.',
    faults: {
      wrongSum: 'The sum is {1} now. It must be exactly {2}.',
    },
  },
  ballot: {
    name: 'Ballot of three boxes (formal)',
    use: 'Like the ballot that goes to each household: the matter in full, exactly three boxes; another opinion must be written; on paper it says which ballots are void. To ask only, take “For or against”.',
    faults: {
      sayOther: 'You chose another opinion. Please write it.',
    },
  },
  budget: {
    name: 'Budget ballot',
    use: 'People choose projects within a sum of money; a rule told beforehand finds which are chosen.',
    faults: {
      overBudget: 'The projects chosen need {1} đồng, more than the {2} đồng there are. Please take some out.',
      tooManyProjects: '{2} projects are chosen, at most {1} may be. Please take some out.',
      gap: 'Please start with the first place and leave none empty in between.',
      twice: 'This project was already chosen above. Please choose another.',
      wrongSum: 'The sum is {1} points now. It must be exactly {2}.',
      moreThanProjects: 'There cannot be more than there are projects.',
      projectCost:
        'Project {1}: it is not clear what it costs. Please write it like 90 triệu, 1,2 tỷ or 90.000.000; twelve hundred million is 1.200 triệu.',
      moneyUnclear:
        'It is not clear how much that is. Please write it like 90 triệu, 1,2 tỷ or 90.000.000; twelve hundred million is 1.200 triệu.',
      projectLabel: 'Project {1}: the name is too long, at most 200 characters.',
      projectPlace: 'Project {1}: the place is too long, at most 200 characters.',
      projectDescription: 'Project {1}: the description is too long, at most 600 characters.',
      projectPicture: 'Project {1}: the picture cannot be used.',
      projectWrong: 'Project {1} is not in order. Please take it out and add it again.',
    },
  },
  calculated: {
    name: 'Calculated value',
    use: 'Worked out from earlier answers, such as all income divided by the people of the household.',
    faults: {
      badFormula: 'The formula cannot be understood. Please look at its brackets and names.',
      noFormula: 'There is no formula yet.',
    },
  },
  consent: {
    name: 'Consent',
    use: 'Asks to agree to a wording; the sheet keeps which version was agreed to.',
    faults: {
      required: 'This sheet can only be sent once you agree here.',
    },
  },
  contact: {
    name: 'Contact details',
    use: 'Whoever wishes leaves a name, telephone, e-mail or address; kept apart from the answers.',
    faults: {
      consentMissing: 'Please tick that we may keep these details, or clear them.',
      contactMissing: 'Please leave at least one detail, or take the tick back.',
      notAPhone: 'This telephone number is not right. Please write 8 to 15 digits.',
      notAnEmail: 'This e-mail address is not right; one that is: name@example.vn.',
      nothingAsked: 'Please ask for at least one detail.',
    },
  },
  date: {
    name: 'Date',
    use: 'Asks for a day, a month or a year; earliest and latest can be set.',
    faults: {
      notADay: 'Please write day, month and year, such as 05/03/1980.',
      notAMonth: 'Please write month and year, such as 03/1980.',
      notAYear: 'Please write the year with four figures, such as 1980.',
      shortYear: 'Please write all four figures of the year, 1980 and not 80.',
      unlikelyYear: 'This year looks like a slip. Please check its four figures.',
      noSuchMonth: 'Months go from 1 to 12. Please check.',
      noSuchDay: 'That month has no such day. Please check day and month.',
      monthFirst: 'Please write the day first, then the month, such as 25/03/1980.',
      tooEarly: 'Please give {1} or later.',
      tooLate: 'Please give {1} or earlier.',
      mostBefore: 'The latest day must not be before the earliest.',
    },
  },
  dropdown: {
    name: 'Drop-down list',
    use: 'One of a long list, up to 1,000 lines, found by typing a few letters.',
    faults: {},
  },
  ending: {
    name: 'Stop: not for you',
    use: 'When its condition holds, says that the form is not for this person; nothing is sent.',
    faults: {},
  },
  file: {
    name: 'File or photo',
    use: 'People send a photo, a letter, a document. Only the staff in charge see it.',
    faults: {
      fileEmpty: 'A file is empty. Please choose that file again.',
      fileTooLarge: 'A file is larger than {1} MB. Please choose a lighter one.',
      fileKind: 'A file is of a kind this question does not take. Please choose another.',
      fileSpoilt: 'A picture cannot be read. Please take or choose it again.',
      fileGone: 'The file sent earlier is no longer kept. Please choose it again.',
      fileUnknown: 'This file is not known. Please choose it again.',
      tooManyFiles: 'Please send at most {1} files.',
      noRoom: 'This consultation has no room left for files. Please send your answers without, or bring the file to the office.',
      tooOften:
        'Too many files came from this network just now. Please wait some minutes, or send your answers without the file.',
    },
  },
  jump: {
    name: 'Jump',
    use: 'When its condition holds, leads straight to a later question or section.',
    faults: {},
  },
  likert5: {
    name: 'Five steps',
    use: 'Measures satisfaction, clearness, worry or agreement in five steps.',
    faults: {},
  },
  long: {
    name: 'A paragraph',
    use: 'Invites people to write, at most 2,000 letters.',
    faults: {},
  },
  mapPoint: {
    name: 'Place on a map',
    use: 'People touch the plan of the commune, write the name of a place or choose a hamlet.',
    faults: {
      noWay: 'A plan is needed, or the name of a place, or the hamlets.',
    },
  },
  matrix: {
    name: 'Several rows',
    use: 'Judges several things on one scale.',
    faults: {},
  },
  matrixMany: {
    name: 'Several choices a row',
    use: 'Each row may have several marks, such as what help each group of people needs.',
    faults: {
      tooManyChosen: 'Please choose at most {1} in this row.',
    },
  },
  matrixNumber: {
    name: 'Numbers in a table',
    use: 'A figure in each cell, such as the area and the yield of each crop.',
    faults: {
      mostNotAbove: 'The greatest must be above the least.',
      tooManyCells: 'The table has more than {1} cells. Please take out rows or columns.',
    },
  },
  matrixText: {
    name: 'Words in a table',
    use: 'A few words in each cell, such as what to mend in each hamlet and where.',
    faults: {
      tooManyCells: 'The table has more than {1} cells. Please take out rows or columns.',
    },
  },
  multi: {
    name: 'Several choices',
    use: 'Each person marks one or more options; their number can be limited.',
    faults: {
      tooManyChosen: 'Please choose at most {1}.',
      tooFewChosen: 'Please choose at least {1}.',
      notAlone: 'One of these choices cannot go with others. Please take some back.',
      leastAboveMost: 'The fewest cannot be above the most.',
    },
  },
  nps: {
    name: 'Scale from 0 to 10',
    use: 'Asks how satisfied people are, or how willing to recommend, by a figure from 0 to 10; told in three groups and as one balance.',
    faults: {},
  },
  number: {
    name: 'Number',
    use: 'Asks for a figure: an amount, people, an area.',
    faults: {
      mostNotAbove: 'The greatest must be above the least.',
    },
  },
  perItem: {
    name: 'Item by item',
    use: 'People comment on, or agree to and comment on, each clause of a draft.',
    faults: {},
  },
  pictures: {
    name: 'Choice of pictures',
    use: 'Each option has a picture: a design, a site, a kind of tree.',
    faults: {
      pictureMissing: 'An option has no picture yet.',
      oneOnly: 'Please choose one picture only.',
    },
  },
  place: {
    name: 'Hamlet',
    use: 'Asks which of the consulted hamlets people live in.',
    faults: {},
  },
  rank: {
    name: 'Order',
    use: 'Picks the few most needed things and puts them in order.',
    faults: {
      gap: 'Please start with the first place and leave none empty in between.',
      twice: 'This was already chosen above. Please choose another.',
      moreThanItems: 'There cannot be more places than items.',
    },
  },
  repeat: {
    name: 'Repeated group',
    use: 'Asks the same few questions for each person of a household or each plot; people add parts themselves.',
    faults: {
      tooFewBlocks: 'Please fill in at least {1} parts.',
      notADate: 'Please write day/month/year with all four figures of the year: 05/03/1980, 03/1980 or 1980.',
      noInner: 'Please write at least one question for each part.',
      innerOptions: 'Question {1} needs at least two options.',
      innerBounds: 'In question {1} the greatest must be above the least.',
      leastAboveMost: 'The fewest cannot be above the most.',
    },
  },
  section: {
    name: 'Section (new page)',
    use: 'Begins a page of the form, with a title and some words.',
    faults: {},
  },
  short: {
    name: 'A line',
    use: 'Asks for a short remark, at most 200 letters.',
    faults: {},
  },
  signature: {
    name: 'Room to sign (on paper)',
    use: 'Leaves room for a signature or a fingerprint on the sheet of paper; online nobody signs.',
    faults: {},
  },
  simulator: {
    name: 'Budget simulator',
    use: 'People move lines of income and spending within limits until they balance, and see what that means for a household.',
    faults: {
      outOfBalance: 'Spending exceeds income by {1}. Please bring them into balance, then send.',
      surplus: 'Income exceeds spending by {1}. They must be equal; please change something, then send.',
      workedOut: 'Worked out: it is in balance. It is not sent yet; press the send button if you agree.',
      notOnStep: 'Please go in steps of {1}, counted from {2}.',
      neverBalanced: 'Within these limits income and spending can never balance.',
      lineLabel: 'Line {1}: the name is too long, at most 200 characters.',
      lineSide: 'Line {1}: please choose income or spending.',
      lineNumber: 'Line {1}: the least must be a whole number from 0 up.',
      lineStart: 'Line {1}: today’s amount must be a whole number between the least and the most.',
      lineMost: 'Line {1}: the most must be a whole number not below the least.',
      lineStep: 'Line {1}: the step must lead from the least exactly to today’s amount and to the most.',
      lineHousehold: 'Line {1}: the household’s formula cannot be understood; it may use amount, start, change.',
      lineWrong: 'Line {1} is not in order. Please look at it again.',
    },
  },
  single: {
    name: 'One choice',
    use: 'Each person picks exactly one of the options.',
    faults: {},
  },
  slider: {
    name: 'Slider',
    use: 'A slider between two ends, or a number in a box; nothing is set beforehand.',
    faults: {
      notANumber: 'Please write a number in figures.',
      mostNotAbove: 'The high end must be above the low end.',
      unevenSteps: 'The steps must lead from one end exactly to the other.',
      tooManySteps: 'A slider has at most {1} steps. Please make each larger.',
      notOnStep: 'Please give a number in steps of {1}, counted from {2}.',
    },
  },
  smileys: {
    name: 'Smileys',
    use: 'Three or five faces from unhappy to happy with words below; easy for everybody.',
    faults: {
      threeOrFive: 'Please write 3 or 5 lines, one for each face.',
    },
  },
  stars: {
    name: 'Stars',
    use: 'People give from one to at most ten stars.',
    faults: {},
  },
  statements: {
    name: 'Statement by statement',
    use: 'Agree, disagree or pass on up to 30 statements, one by one.',
    faults: {},
  },
  text: {
    name: 'Words, tables, pictures',
    use: 'Gives people facts before they answer: an explanation, a table of figures, pictures.',
    faults: {
      nothingToTell: 'There are no words and no picture yet.',
    },
  },
  time: {
    name: 'Time',
    use: 'Asks for a time of day: of a meeting, of a collection.',
    faults: {
      notATime: 'Please write hours and minutes, such as 7:30 or 14:30.',
      noSuchTime: 'Hours go from 0 to 23, minutes from 0 to 59. Please check.',
      tooEarly: 'Please give {1} or later.',
      tooLate: 'Please give {1} or earlier.',
      mostBefore: 'The last time must be after the first.',
    },
  },
}
