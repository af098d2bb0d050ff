// The compiled part of Pyodide: a megabyte in one line, which no checker need read.
declare const create: any
export default create
