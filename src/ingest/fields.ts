/** A field of a job description that takes its value from one column. */
export type SingleField = 'id' | 'title' | 'company' | 'city' | 'salary' | 'experience' | 'education';

/** A part of the description; where several are there they are joined in this order. */
export type TextPart = 'description' | 'responsibilities' | 'requirements' | 'preferred';
