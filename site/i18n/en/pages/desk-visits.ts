export const visits = {
  next: 'Next visit',
  due: 'A follow-up visit is due: ask whether what was agreed still holds, and record what you hear.',
  late: 'The follow-up visit is overdue. After 30 days it is given up.',
}
