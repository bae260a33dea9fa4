// Words of sittings, tickets, waiting lists, photographs.
import type model from '../zh-CN/sittings.ts'
import type { refusals as modelRefusals } from '../zh-CN/sittings.ts'

const words: typeof model = {
  simulated: 'Simulated sitting, its results are worth nothing',
  where: { online: 'Online', 'on-site': 'On site', at: 'On site: {place}', seat: 'seat {seat, number}', seatLater: 'the seat stands on the admission ticket, to be printed from {at}' },
  zone: { own: 'In the time zone of your device ({zone}): {at}' },

  list: {
    where: 'Where', seats: 'Seats left', line: '{count, number} in line', lineEmpty: 'one can stand in line', simulated: 'simulated',
    waiting: 'Where I stand in line', place: 'place {place, number} of {of, number}',
    notices: 'Notices for me',
  },
  notices: {
    week: '“{title}” starts within a week, on {at}. Check your admission ticket and photo.',
    day: '“{title}” starts within a day, on {at}. Have your document and device ready.',
    hour: '“{title}” starts within an hour, on {at}.',
    seat: 'A seat fell free in “{title}”, where you stood in line, and was booked for you. It starts on {at}; if you cannot come, cancel before {until}.',
    changed: 'The schedule of “{title}” has changed ({fields}); it now starts on {at}. If you cannot come, cancel or move your booking before {until}.',
    fields: {
      startFrom: 'start from', startUntil: 'start until', hardClose: 'end', minutes: 'time limit', breaks: 'breaks',
      checkInFrom: 'check-in', mode: 'online or on site', place: 'place', cancelUntil: 'cancelling',
    },
    toSitting: 'See the sitting',
  },

  way: {
    where: 'Where', checkIn: 'Check-in', checkInFrom: 'from {at}', breaks: 'Planned breaks', breaksValue: '{count, plural, one {#: of} other {#: of}} {minutes} minutes; the clock stands meanwhile',
    time: 'Time limit', own: 'you have {percent, number}% extra time, {minutes, number} minutes in all', noExtra: '{minutes, number} minutes from the moment you start',
    latest: 'When you are finished at the latest', latestFirst: 'started at {from}: by {end}', latestLast: 'started only at {from}: by {end}', lacking: '({minutes, number} minutes less than your time)',
    latestNote: 'Reckoned with your time limit, extra time and all planned breaks; if an invigilator grants minutes, the exam page has the last word.',
    toAccommodations: 'Ask for extra time or see yours', cancelUntil: 'Cancel or move', cancelUntilValue: 'before {at}', line: 'Waiting list', lineValue: '{count, number} in line',
    late: 'Start by {until}; after that nobody can start any more and counts as absent. No attempt is used.', zoneNote: 'All times on this page are Beijing time; the time zone and clock of your device do not matter.',
    pause: 'Once you have started, closing the page, losing the network or leaving does not stop the time; only an invigilator’s pause and planned breaks do.',
    browser: 'This sitting is entered with Safe Exam Browser. Open it with the configuration that the association sent you.',
    version: 'Schedule, version {version, number}',
    bookTerms: 'Before you book', termCancel: 'You can cancel or move the booking before {until}, not afterwards.', termCancelNow: 'This sitting can no longer be cancelled or moved: once booked, it stays booked.', termAbsent: 'Who has not started by {until} counts as absent.', termOne: 'One booking at a time; with it your places in other lines end.',
    line2: 'All seats are taken, but you can stand in line.',
    lineRule: 'The rule of the line: whoever joins first stands first. When somebody gives a seat back, it goes in the same moment to the first in line who could book it then; it is booked for you and you are told. Who could not book just then (attempts used up, or the wait not over) is passed over and keeps the place. You can stand in several lines; a seat in one ends the others. The line runs until {until}, so that you can always give the seat back when it comes to you; after that a free seat is for whoever books it.',
    join: 'Stand in line', inLine: 'You stand in line: place {place, number} of {of, number}.', leave: 'Leave the line', leaveLead: 'Your place is not kept.', leaveConfirm: 'Yes, leave the line', lineOver: 'The line is over: a free seat is now for whoever books it.',
    move: 'Move to another sitting', moveLead: 'Your seat is given up only once the new one is yours; if that fails, your seat stays as it is. The old seat goes at once to who stands in line, so you may not get it back.', moveTo: 'Move to', moveConfirm: 'Yes, move the booking', moveNone: 'There is no other sitting to move to at present.', moveOption: '{title} ({at})',
    cancelLead: 'The seat goes at once to who stands in line; you can book again while booking is open, if there is a seat.', cancelOver: 'After {until} it could no longer be cancelled or moved. If you cannot come, you count as absent; no attempt is used.', cancelTick: 'I know that the seat goes to somebody else',
    ticket: 'Admission ticket', ticketOpen: 'See and print the admission ticket', ticketLater: 'The admission ticket can be printed from {at}.', photoMissing: 'You have not uploaded a photo yet; the ticket wants one.', toPhoto: 'Upload a photo',
    signals: 'I agree that leaving the exam window, pasting, a change of network address and a second window are recorded', signalsHint: 'They are only hints for the invigilator to look into; no machine decides on a violation from them. You can sit the exam without agreeing.',
    bookedElsewhere: 'You have booked another sitting. To change to this one, move your booking on the page of that sitting.',
    toCourses: 'Go on studying', toExams: 'See other sittings',
  },

  room: {
    startsIn: 'You can start in {time}', soon: 'It is time. People are let in one after another; you wait {seconds, number} seconds at the most. Your time runs from pressing “Start”, so nothing is lost.', now: 'You can start now.',
    plain: 'It is not time yet. If this page does not update itself, reload it at the starting time.', checkIn: 'Check-in from {at}. Stay on this page: the server’s clock decides, and it lets you in by itself.',
    changed: 'The schedule has just changed; the new times stand above. Please check them again.', away: 'The server cannot be reached just now; it is tried again. The countdown goes on and does not depend on your device’s clock.',
  },

  ticket: {
    title: 'Admission ticket', of: '{title} · admission ticket', print: 'To print, use the browser’s print function (one A4 page), or bring this page on a screen.', back: 'Back to the sitting',
    name: 'Name', document: 'Document', number: 'Ticket number', association: 'Held by', where: 'Where', seat: 'Seat', seatValue: 'No. {seat, number}', online: '{address} (log in)', entry: 'Entrance',
    checkIn: 'Check-in', start: 'You may start', time: 'Time limit', breaks: 'Planned breaks', close: 'Everything ends', latest: 'You are finished by',
    extra: '{minutes, number} minutes ({percent, number}% extra time included)', plain: '{minutes, number} minutes', noPhoto: 'no photo', photoOf: 'Photo of {name}',
    noPhotoNote: 'There is no photo on the ticket yet. You can sit the exam without one; the invigilator then checks your document alone, which may take longer.',
    bring: 'Bring', bringDocument: 'the original of the identity document named on this ticket;', bringTicket: 'this ticket, on paper or on a screen.', bringNothing: 'No notes, phones or electronic devices are allowed in; whatever you brought is put where the invigilator says.',
    ready: 'Have ready', readyDevice: 'a computer or tablet and a stable network; stay on one device and in one browser;', readyDocument: 'the original of your identity document, for the invigilator may ask to see it;', readyBrowser: 'Safe Exam Browser, opened with the configuration that the association sent you;', readyAlone: 'a quiet place with nobody else in it.',
    late: 'Start from {from} and by {until}; after that nobody can start any more and counts as absent.', leaving: 'Once you have started, leaving, losing the network or closing the page does not stop the time.', zone: 'All times are Beijing time (Asia/Shanghai, UTC+8).',
    rules: 'Rules of the examination', check: 'For the invigilator to scan', qr: 'QR code that leads the invigilator to the check of this ticket', made: 'Made {at}, schedule version {version, number}. Print it again when the schedule changes.', later: 'Can be printed from {at}.', voidAfter: 'This ticket is void once the booking is cancelled.',
  },

  photo: {
    title: 'My photo', lead: 'It is printed on the admission ticket, for the invigilator to compare. Only you and the invigilators of the sittings you have booked can see it, and each look is recorded.', now: 'The photo now', none: 'There is no photo yet.', setAt: 'uploaded {at}',
    file: 'Choose a photo', hint: 'A recent photo of your face without a hat, JPEG or PNG, at most 1 MB; upright, of the shape of a one-inch (25 × 35) or two-inch (35 × 45) photo, at least 90 × 120 pixels (own policy of the association, near the press card’s). Notes about place and device are removed on upload.',
    consent: 'I consent separately to the photo being used on the admission ticket and to compare me at the exam', consentHint: 'Deleting the photo withdraws the consent. You can sit the exam without a photo; the invigilator then checks your document alone.',
    submit: 'Upload', replace: 'Replace it by this one', remove: 'Delete the photo', removeLead: 'The ticket then has no photo, and the invigilator checks your document alone.', removeConfirm: 'Yes, delete it', saved: 'The photo is saved. Look at it: is it upright, sharp, and you?', removed: 'The photo is deleted.', mine: 'My photo', toMe: 'My desk', toExams: 'My exams',
  },

  form: {
    mode: 'Where', modes: { online: 'Online', 'on-site': 'On site' }, place: 'Place', placeHint: 'Only on site: address and room.',
    checkInFrom: 'Check-in from', checkInHint: 'Left empty: from “start from”.', cancelUntil: 'Cancel and move until', cancelHint: 'Left empty: until “start from”. The waiting list runs as long.',
    breaks: 'Planned breaks (minutes)', breaksHint: 'How long each is, separated by commas, such as “10, 10”; left empty: none. The clock stands; at most 4 breaks of at most 30 minutes.',
    waitingList: 'Who finds no seat can stand in line', waitingHint: 'With a limit of seats. A seat that falls free goes at once to the first in line who can book it.', seatsHint: 'Online: leave empty for no limit. On site: needed, one seat each.',
    browser: 'Safe Exam Browser', keys: 'Config keys', keysHint: 'One a line, 64 hexadecimal digits; left empty: any browser.',
    study: 'Cut score', studyNone: 'By the policy: {percent}%', studyOption: '{title}: {percent}% (signed study)', studyHint: 'With a study’s cut, the study is kept with the sitting.',
    ends: 'When it ends at the latest', endsLead: 'Every case stands here: without extra time, with the extra times that people hold, up to the {most, number}% that can be granted; breaks taken to their end.', extra: 'Extra time', none: 'none', percent: '{percent, number}%', breaksTaken: 'Breaks', taken: 'all taken', notTaken: 'none taken', ofFirst: 'Starts first', ofLast: 'Starts last', lacking: '{minutes, number} minutes less',
    latest: 'The last candidate is finished at {time} at the latest.', shortened: 'In the marked cases the hard close takes time away. For everybody to have the whole of it, it must not be before {needed}.', full: 'In every case there is the whole time.', unknown: 'Shown once start from, start until, time limit, breaks and hard close are filled in.',
  },

  edit: {
    title: 'Change the sitting', lead: 'A sitting can be changed until somebody has started. When times, place, time limit or breaks change, everybody who booked or stands in line is told; the schedule now is version {version, number}.', check: 'Check the changes', save: 'Save the changes', checked: 'The changes are in order. {count, plural, one {# person is} other {# people are}} told of: {fields}. Look at the latest end, then save.', checkedQuiet: 'The changes are in order and concern no part of the schedule that candidates go by; nobody is told. Look at the latest end, then save.',
    saved: 'The changes are saved.', told: 'The changes are saved; {count, plural, one {# person was} other {# people were}} told.', begun: 'Somebody has started, so the sitting can no longer be changed. The hard close can be moved on the invigilator’s page, with a reason.', back: 'Back to the sitting',
    policy: 'Papers are still drawn by the policy of the day it was opened ({policy}), and the cut score stays.',
  },

  desk: {
    where: 'Where', checkIn: 'Check-in', cancelUntil: 'Cancel and move until', waitingList: 'Waiting list', waitingOn: 'open, {count, number} in line', waitingOff: 'none', breaks: 'Planned breaks', noBreaks: 'none', breaksValue: '{count, number}: {minutes} minutes', browser: 'Safe Exam Browser', keys: '{count, plural, one {# config key} other {# config keys}}', anyBrowser: 'any browser', version: 'Schedule', versionValue: 'version {version, number}', extended: 'the hard close was moved by {minutes, number} minutes', seat: 'Seat', cut: 'Cut score', cutValue: '{percent}%', cutStudy: '{percent}% (from a study)',
    live: 'Invigilate', analysis: 'Analysis', collusion: 'Likeness of answers', edit: 'Change the sitting', line: 'In line', place: 'Place', name: 'Name', joined: 'Joined', lineRule: 'A seat that falls free goes at once to the first in line who can book it, as long as bookings may be cancelled.', noLine: 'Nobody stands in line.',
    ticket: 'Check a ticket', ticketNumber: 'Ticket number', ticketHint: 'Twelve digits: scan the QR code, or type them from the ticket.', check: 'Check', admitted: 'The ticket is valid for this sitting', notStarted: 'has not started', startedMark: 'has started', seatIs: 'seat {seat, number}', noPhoto: 'No photo was uploaded: go by the document alone.', photoOf: 'Photo of {name}', compare: 'Compare the person, the photo and the document.',
  },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  debarred: 'After a violation you may not sit examinations yet on the day of this sitting. The decision, and how to appeal, stand under your cases on your desk.',
  'cancelling-over': 'The time to cancel or move this booking is past, and it stays as it is. If you cannot come, you count as absent; no attempt is used.',
  'same-sitting': 'You are booked for this sitting already; nothing was changed. Choose another one.',
  'move-unchosen': 'Choose the sitting to move to; the booking was not changed.',
  'give-up-unconfirmed': 'Tick the box first; nothing was changed.',
  'already-waiting': 'You stand in this line already; your place is kept.',
  'no-waiting-list': 'This sitting has no waiting list. Choose another one, or look again later for a free seat.',
  'waiting-list-closed': 'The waiting list of this sitting is over and seats are no longer handed on. Choose another sitting.',
  'seats-free': 'There are seats left in this sitting: book one, there is no need to stand in line.',
  'not-waiting': 'You do not stand in this line; nothing was changed.',
  'ticket-not-booked': 'You have not booked this sitting, so there is no ticket.',
  'ticket-later': 'The ticket cannot be printed yet. Come back after the time told on the page of the sitting.',
  'ticket-over': 'This sitting is over; no ticket is needed any more.',
  'ticket-malformed': 'That is no ticket number: it has twelve digits, the last of which checks the others. Type it again from the ticket.',
  'ticket-unknown': 'No booking of this sitting has that ticket number: it may be of another sitting, or the booking was cancelled. Check the sitting, and look for the candidate in the list by their document.',
  'photo-missing': 'No photo came. Choose a file first.',
  'photo-consent-missing': 'A photo is sensitive personal information and is kept only with your separate consent (PIPL, Article 29). Tick the box if you consent; otherwise there is no need to upload one, and you can sit the exam all the same.',
  'photo-kind': 'A photo is a JPEG or PNG, judged by its content, not its name. Save it in one of these formats and try again.',
  'photo-too-large': 'The photo is over {megabytes, number} MB and was not saved. Make it smaller and try again.',
  'photo-broken': 'The file of the photo is not complete and was not saved. Export it again and try once more.',
  'photo-size': 'The photo is {width, number} × {height, number} pixels and was not saved. It must be at least {minWidth, number} × {minHeight, number}, and no side over {maxSide, number} pixels (own policy).',
  'photo-ratio': 'The photo is {width, number} × {height, number} pixels, which is not the upright shape of an identity photo, and was not saved. Crop it to the shape of a one-inch (25 × 35) or two-inch (35 × 45) photo; turn it upright first if it lies on its side.',
  'place-missing': 'A sitting on site needs a place of 2 to 200 characters, room included.',
  'seats-missing': 'A sitting on site needs a number of seats: one for each.',
  'breaks-malformed': 'Planned breaks are minutes separated by commas: at most {most, number} of them, of 1 to {minutes, number} minutes each.',
  'seb-key-malformed': 'Line {line, number} is no config key: 64 hexadecimal digits, at most 20 lines.',
  'waiting-list-without-seats': 'A sitting without a limit of seats needs no waiting list. Give a number of seats, or leave the waiting list out.',
  'check-in-after-start': 'Check-in cannot begin after “start from”.',
  'cancel-until-after-start': '“Cancel until” cannot be after “start from”.',
  'cancel-until-before-booking': '“Cancel until” cannot be before booking opens, or nobody could ever cancel.',
  'cancel-until-past': 'When the schedule changes, candidates must still be able to cancel or move. Set “cancel until” to a time to come.',
  'sitting-begun': 'Somebody has started, so the sitting can no longer be changed, and nothing was. Only the hard close can be moved, on the invigilator’s page and with a reason.',
  'seats-below-booked': '{booked, plural, one {# person has} other {# people have}} booked; there cannot be fewer seats.',
  'waiting-list-in-use': '{waiting, plural, one {# person stands} other {# people stand}} in line, so the waiting list cannot be closed.',
  'sitting-changed-meanwhile': 'Somebody else changed the sitting while you were at it, and your changes were not saved. Open this page again and change the new schedule.',
  'nothing-changed': 'Nothing is different, so nothing was saved and nobody was told.',
  'syllabus-differs': 'On the new day another version of the examination policy is in force, with another paper and cut score, so the sitting cannot be moved there. Open a new one instead.',
  'study-unknown': 'There is no such signed study, and the sitting was not opened. Choose again.',
}
