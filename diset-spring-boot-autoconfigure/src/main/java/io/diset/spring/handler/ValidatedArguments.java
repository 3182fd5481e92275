package io.diset.spring.handler;

import java.lang.annotation.Annotation;
import java.util.stream.Collectors;

import io.diset.connection.DisetException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.validation.DirectFieldBindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/**
 * Validates the arguments that are declared to be {@code @Valid} or {@code @Validated}.
 *
 * @param validator the validator of the application, or {@code null} when it has none
 */
record ValidatedArguments(@Nullable Validator validator) {

	/**
	 * Let an argument be validated if it is declared so.
	 * @param parameter the parameter
	 * @param argument gives the argument
	 * @return the same if it need not be validated
	 * @throws IllegalArgumentException if it should be, but there is no validator
	 */
	HandlerArgument around(MethodParameter parameter, HandlerArgument argument) {
		Object[] hints = hints(parameter);
		if (hints == null) {
			return argument;
		}
		Validator validator = this.validator;
		if (validator == null) {
			throw new IllegalArgumentException("takes a parameter that is to be valid, but there is no validator: add "
					+ "spring-boot-starter-validation to the dependencies");
		}
		return (connection, event) -> {
			Object value = argument.resolve(connection, event);
			if (value != null) {
				validate(validator, value, hints);
			}
			return value;
		};
	}

	private static Object @Nullable [] hints(MethodParameter parameter) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			Object[] hints = ValidationAnnotationUtils.determineValidationHints(annotation);
			if (hints != null) {
				return hints;
			}
		}
		return null;
	}

	private static void validate(Validator validator, Object value, Object[] hints) {
		Errors errors = new DirectFieldBindingResult(value, value.getClass().getSimpleName());
		if (validator instanceof SmartValidator smart && hints.length > 0) {
			smart.validate(value, errors, hints);
		}
		else {
			validator.validate(value, errors);
		}
		if (errors.hasErrors()) {
			throw new DisetException(errors.getAllErrors()
				.stream()
				.map(ValidatedArguments::text)
				.sorted()
				.collect(Collectors.joining("; ", errors.getObjectName() + " is not valid: ", "")));
		}
	}

	private static String text(ObjectError error) {
		return ((error instanceof FieldError field) ? field.getField() + " " : "") + error.getDefaultMessage();
	}

}
